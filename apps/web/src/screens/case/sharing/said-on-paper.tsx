import { useBesideAct } from '../../../api/case';
import { type ConsentOnPaper, type Consents, sharesApi } from '../../../api/shares';
import { useLanguage } from '../../../language';
import { useToday } from '../../../language/today';
import { ActProblem } from '../../../parts/act-problem';
import { useAnnounce } from '../../../parts/announcement';
import { AskForm } from '../../../parts/ask-form';
import type { Field } from '../../../parts/fields';
import { nameIn } from './giver-name';

interface Props {
  caseId: string;
  consent: string;
  /** Who has still to say yes. */
  givers: Consents['givers'];
  onEnd: () => void;
}

/** Writes down that one of the family said yes on paper. */
export function SaidOnPaper({ caseId, consent, givers, onEnd }: Props) {
  const { t, word } = useLanguage();
  const today = useToday();
  const announce = useAnnounce();
  const sending = useBesideAct(caseId, 'consents', (said: ConsentOnPaper) => sharesApi.onPaper(caseId, consent, said));
  const options = givers.map((one, place) => ({ id: String(place), title: nameIn(word)(one) }));
  const fields: Field[] = [
    { name: 'who', kind: 'choice', label: t('sharing.whoSaid'), needed: true, options },
    { name: 'on', kind: 'date', label: t('sharing.saidOn'), needed: true, max: today },
  ];
  return (
    <AskForm
      title={t('sharing.onPaperTitle')}
      note={t('sharing.onPaperNote')}
      fields={() => fields}
      start={{ on: today, who: options.length === 1 ? '0' : '' }}
      send={t('app.save')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={({ who, on }) => {
        const { role, authority } = givers[Number(who)]!;
        sending.mutate(
          { role, on: on!, ...(authority && { authority }) },
          {
            onSuccess: () => {
              announce(t('sharing.kept'));
              onEnd();
            },
          },
        );
      }}
    />
  );
}

import { useBesideAct } from '../../../api/case';
import { type NewConsent, type Offer, sharesApi } from '../../../api/shares';
import { useLanguage } from '../../../language';
import { ActProblem } from '../../../parts/act-problem';
import { useAnnounce } from '../../../parts/announcement';
import { AskForm } from '../../../parts/ask-form';
import type { Field } from '../../../parts/fields';
import { purposeField } from './purpose-field';

interface Props {
  caseId: string;
  offers: Offer[];
  onEnd: () => void;
}

/** Asks the family whether something may be told to other parties: only of what rests on its consent. */
export function AskConsent({ caseId, offers, onEnd }: Props) {
  const { t, word } = useLanguage();
  const announce = useAnnounce();
  const sending = useBesideAct(caseId, 'consents', (asked: NewConsent, key) => sharesApi.ask(caseId, asked, key));
  const onConsent = offers.map(({ to, ways }) => ({ to, what: ways.filter(({ bases }) => bases.includes('consent')) }));
  const kinds = [...new Set(onConsent.flatMap(({ what }) => what.map(({ category }) => category)))];
  const fields = ({ what }: Record<string, string>): Field[] => [
    {
      name: 'what',
      kind: 'select',
      label: t('sharing.what'),
      needed: true,
      options: kinds.map((id) => ({ id, title: word('lookCategory', id) })),
    },
    {
      name: 'receivers',
      kind: 'many',
      label: t('sharing.to'),
      needed: true,
      options: onConsent
        .filter((one) => one.what.some(({ category }) => category === what))
        .map(({ to }) => ({ id: to.id, title: to.name })),
    },
    purposeField(t, word),
  ];
  return (
    <AskForm
      title={t('sharing.askTitle')}
      note={t('sharing.askNote')}
      fields={fields}
      start={{ what: kinds[0] ?? '' }}
      send={t('sharing.askSend')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={({ what, receivers = '', purpose }) =>
        sending.mutate(
          {
            purpose: purpose as NewConsent['purpose'],
            categories: [what as NewConsent['categories'][number]],
            receivers: receivers.split(' '),
            said: [],
          },
          {
            onSuccess: () => {
              announce(t('sharing.asked'));
              onEnd();
            },
          },
        )
      }
    />
  );
}

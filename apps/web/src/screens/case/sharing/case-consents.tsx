import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import { useBesideAct, useCasePart } from '../../../api/case';
import { type Consent, type Consents, type Offer, sharesApi } from '../../../api/shares';
import { useLanguage } from '../../../language';
import { useDates } from '../../../language/dates';
import { ActProblem } from '../../../parts/act-problem';
import { useAnnounce } from '../../../parts/announcement';
import { OpenForm } from '../../../parts/open-form';
import { AskConsent } from './ask-consent';
import { nameIn } from './giver-name';
import { SaidOnPaper } from './said-on-paper';

type Givers = Consents['givers'];

/** What the family was asked and said, for who acts in the case; what it said on paper is written down here. */
export function CaseConsents({ caseId, offers }: { caseId: string; offers: Offer[] }) {
  const { t } = useLanguage();
  const [asking, setAsking] = useState(false);
  const { data } = useCasePart(caseId, 'consents', sharesApi.consents);
  if (!data) return null;
  return (
    <section aria-labelledby="consents">
      <h3 id="consents" className="nl-heading nl-heading--level-3">
        {t('sharing.consents')}
      </h3>
      {data.consents.length === 0 && <p className="quiet">{t('sharing.noConsents')}</p>}
      <ul className="plain beside-child">
        {data.consents.map((one) => (
          <ConsentRow key={one.id} caseId={caseId} one={one} givers={data.givers} />
        ))}
      </ul>
      {offers.length > 0 && !asking && (
        <OpenForm act="ask-consent" onOpen={() => setAsking(true)}>
          {t('sharing.ask')}
        </OpenForm>
      )}
      {asking && <AskConsent caseId={caseId} offers={offers} onEnd={() => setAsking(false)} />}
    </section>
  );
}

interface RowProps {
  caseId: string;
  one: Consent;
  givers: Givers;
}

function ConsentRow({ caseId, one, givers }: RowProps) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const announce = useAnnounce();
  const [writing, setWriting] = useState(false);
  const withdrawing = useBesideAct(caseId, 'consents', (id: string) => sharesApi.withdraw(caseId, id));
  const what = one.categories.map((id) => word('lookCategory', id)).join(', ');
  const open = givers.filter(({ role, authority }) =>
    one.answers.every((said) => said.role !== role || said.authority !== authority),
  );
  const isOver = one.state === 'over' || one.state === 'withdrawn';
  const state = t(`sharing.consentState.${one.state}`, { date: short(one.withdrawnOn ?? one.until) });
  return (
    <li data-consent={one.state}>
      <strong>{what}</strong>
      <div>{t('sharing.forWhom', { receivers: one.receivers.map(({ name }) => name).join(', ') })}</div>
      <div className="quiet">{[word('purpose', one.purpose), state].join(' · ')}</div>
      {one.state === 'waits' && (
        <div className="quiet">{t('sharing.waitsFor', { who: open.map(nameIn(word)).join(', ') })}</div>
      )}
      {writing && <SaidOnPaper caseId={caseId} consent={one.id} givers={open} onEnd={() => setWriting(false)} />}
      {!isOver && !writing && (
        <div className="beside-child__acts">
          {one.state === 'waits' && (
            <Button purpose="subtle" data-act="on-paper" onClick={() => setWriting(true)}>
              {t('sharing.onPaper')}
            </Button>
          )}
          <Button
            purpose="subtle"
            data-act="withdraw-consent"
            busy={withdrawing.isPending}
            onClick={() => withdrawing.mutate(one.id, { onSuccess: () => announce(t('sharing.withdrawn')) })}
          >
            {t('sharing.withdraw')}
          </Button>
        </div>
      )}
      <ActProblem error={withdrawing.error} />
    </li>
  );
}

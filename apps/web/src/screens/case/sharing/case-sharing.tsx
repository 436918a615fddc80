import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import { useBesideAct, useCasePart } from '../../../api/case';
import { type Share, sharesApi } from '../../../api/shares';
import { useLanguage } from '../../../language';
import { useDates } from '../../../language/dates';
import { ActProblem } from '../../../parts/act-problem';
import { useAnnounce } from '../../../parts/announcement';
import { OpenForm } from '../../../parts/open-form';
import { Panel } from '../../../parts/panel';
import { ShareForm } from './share-form';
import { CaseConsents } from './case-consents';

/** What parties tell each other beyond their jobs: to whom, on which basis, until when; and what the family said to it. */
export function CaseSharing({ caseId }: { caseId: string }) {
  const { t } = useLanguage();
  const [sharing, setSharing] = useState(false);
  const { data } = useCasePart(caseId, 'shares', sharesApi.shares);
  if (!data) return null;
  const { shares, offers } = data;
  return (
    <Panel title={t('sharing.title')}>
      {shares.length === 0 && <p className="quiet">{t('sharing.none')}</p>}
      <ul className="plain beside-child">
        {shares.map((one) => (
          <ShareRow key={one.id} caseId={caseId} one={one} />
        ))}
      </ul>
      {offers.length > 0 && !sharing && (
        <OpenForm act="share" onOpen={() => setSharing(true)}>
          {t('sharing.share')}
        </OpenForm>
      )}
      {sharing && <ShareForm caseId={caseId} offers={offers} onEnd={() => setSharing(false)} />}
      <CaseConsents caseId={caseId} offers={offers} />
    </Panel>
  );
}

function ShareRow({ caseId, one }: { caseId: string; one: Share }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const announce = useAnnounce();
  const ending = useBesideAct(caseId, 'shares', (share: string) => sharesApi.end(caseId, share));
  const what = one.categories.map((id) => word('lookCategory', id)).join(', ');
  const basis = [word('basis', one.basis), one.article].filter(Boolean).join(' ');
  const until = t(`sharing.state.${one.state}`, { date: short(one.until) });
  return (
    <li data-share={one.state}>
      <strong>{what}</strong>
      <div>{t('sharing.fromTo', { from: one.from, to: one.person ? `${one.person} (${one.to})` : one.to })}</div>
      <div className="quiet">{[word('purpose', one.purpose), basis, until].join(' · ')}</div>
      {one.isOwn && ['running', 'on-hold'].includes(one.state) && (
        <Button
          purpose="subtle"
          data-act="end-share"
          busy={ending.isPending}
          onClick={() => ending.mutate(one.id, { onSuccess: () => announce(t('sharing.ended')) })}
        >
          {t('sharing.end')}
          <span className="hidden">: {what}</span>
        </Button>
      )}
      <ActProblem error={ending.error} />
    </li>
  );
}

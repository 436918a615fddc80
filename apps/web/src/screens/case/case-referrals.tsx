import { useState } from 'react';
import { caseApi, useBesideAct, useCasePart } from '../../api/case';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { OpenForm } from '../../parts/open-form';
import { Panel } from '../../parts/panel';

/** Where the office of compulsory education referred to; nobody else reads it. */
export function CaseReferrals({ caseId }: { caseId: string }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const [referring, setReferring] = useState(false);
  const { data } = useCasePart(caseId, 'referrals', caseApi.referrals);
  if (!data) return null;
  return (
    <Panel title={t('caseFile.referrals')}>
      <p className="quiet">{t('caseFile.referralsHint')}</p>
      <ul className="plain">
        {data.referrals.map((one) => (
          <li key={one.id} data-referral={one.result ?? 'open'}>
            <strong>{word('referral', one.to)}</strong> · {t('caseFile.reference', { reference: one.reference })}
            <div className="quiet">
              {one.result ? word('referral', one.result) : t('caseFile.noResult')}
              {one.resultOn && ` · ${short(one.resultOn)}`}
            </div>
          </li>
        ))}
      </ul>
      {referring ? (
        <Refer caseId={caseId} onEnd={() => setReferring(false)} />
      ) : (
        <OpenForm act="refer" onOpen={() => setReferring(true)}>
          {t('caseFile.refer')}
        </OpenForm>
      )}
    </Panel>
  );
}

function Refer({ caseId, onEnd }: { caseId: string; onEnd: () => void }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const sending = useBesideAct(caseId, 'referrals', (_asked: { to: 'halt' }, key) => caseApi.refer(caseId, key));
  return (
    <AskForm
      title={t('caseFile.referTitle')}
      fields={() => []}
      send={t('caseFile.refer')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={() =>
        sending.mutate(
          { to: 'halt' },
          {
            onSuccess: () => {
              announce(t('caseFile.referred'));
              onEnd();
            },
          },
        )
      }
    />
  );
}

import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import { type Decision, type Meeting, tableApi } from '../../api/table';
import { useRefreshLists } from '../../api/use-act';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { useTableAct } from './use-table-act';

const isWhole = ({ what, party, within }: Decision) => Boolean(what && party && within);

/** Makes the minutes final, after saying what that does. */
export function MinutesFinal({ meeting }: { meeting: Meeting }) {
  const { t } = useLanguage();
  const { today, short } = useDates();
  const [sure, setSure] = useState(false);
  const lacking = useLacking(meeting);
  if (today < meeting.on) return <p className="quiet">{t('table.finalFrom', { date: short(meeting.on) })}</p>;
  if (lacking.length > 0)
    return (
      <div className="panel" data-final="lacking">
        <p>{t('table.lacking')}</p>
        <ul className="sentences">
          {lacking.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
    );
  return sure ? (
    <Sure meeting={meeting} onCancel={() => setSure(false)} />
  ) : (
    <Button purpose="primary" data-act="final" onClick={() => setSure(true)}>
      {t('table.final')}
    </Button>
  );
}

/** What has to be said before minutes can be final: who was there, and of each decision what, who and by when. */
function useLacking({ items, present }: Meeting): string[] {
  const { t } = useLanguage();
  const open = items.flatMap(({ child, decisions }) =>
    decisions
      .filter((one) => !isWhole(one))
      .map(() => t('table.lacksOf', { child: `${child.initials} (${child.age})` })),
  );
  return [...(present.length === 0 ? [t('table.lacksPresent')] : []), ...new Set(open)];
}

function Sure({ meeting, onCancel }: { meeting: Meeting; onCancel: () => void }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const refresh = useRefreshLists();
  const act = useTableAct(meeting.on, () => tableApi.final(meeting.on));
  const decisions = meeting.items.flatMap((item) => item.decisions);
  const spoken = meeting.items.filter((item) => item.isDiscussed || item.decisions.length > 0).length;
  const send = () =>
    act.mutate(undefined, {
      onSuccess: () => {
        announce(t('table.isFinalNow'));
        refresh();
      },
    });
  return (
    <div className="panel" data-final="sure" role="group" aria-label={t('table.final')}>
      <p>
        <strong>{t('table.finalTitle')}</strong>
      </p>
      <ul className="sentences">
        <li>{t('table.finalSteps', { count: decisions.length })}</li>
        <li>{t('table.finalAbsent')}</li>
        <li>{t('table.finalRest', { count: meeting.items.length - spoken })}</li>
        <li>{t('table.finalClosed')}</li>
      </ul>
      <ActProblem error={act.error} />
      <div className="ask__end">
        <Button purpose="primary" data-act="final-sure" busy={act.isPending} onClick={send}>
          {t('table.finalSend')}
        </Button>
        <Button purpose="subtle" onClick={onCancel}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  );
}

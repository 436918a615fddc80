import { Button } from '@nl-design-system-candidate/button-react';
import { useEffect, useState } from 'react';
import { type AgendaItem, type Meeting, tableApi } from '../../api/table';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { minutesOf } from './time-there-is';
import { useTableAct } from './use-table-act';

/** How often the count is looked at (ms): whole minutes are shown, so that nothing moves while people talk. */
const everyMs = 5000;
const minute = 60_000;

interface Props {
  meeting: Meeting;
  item: AgendaItem;
  /** When the meeting was answered, by this device. */
  answeredMs: number;
}

/** How long a case is spoken of, against the minutes that it has; whoever leads begins and ends it. */
export function RoomClock({ meeting, item, answeredMs }: Props) {
  const { t } = useLanguage();
  const { today } = useDates();
  const { on, mayLead, now } = meeting;
  const { caseId, discussing, begunAt } = item;
  const act = useTableAct(on, (name: 'begin' | 'end') => tableApi.item(on, caseId, { act: name }));
  const gone = useMinutesSince(discussing ? begunAt : undefined, now, answeredMs);
  const given = minutesOf(item);
  const over = gone - given;
  return (
    <div className={`room__clock ${discussing && over >= 0 ? 'room__clock--over' : ''}`}>
      {discussing && <progress max={given} value={Math.min(gone, given)} aria-hidden="true" />}
      <span role="timer" className="room__count">
        {discussing ? t('table.goneOf', { gone, given }) : t('table.minutesOf', { count: given })}
      </span>
      <span className="hidden" role="status" aria-live="polite">
        {discussing && over >= 0 ? t('table.timeIsUp') : discussing && over === -2 ? t('table.twoLeft') : ''}
      </span>
      {discussing && over >= 0 && <strong aria-hidden="true">{t('table.timeIsUp')}</strong>}
      {mayLead && today >= on && (
        <Button
          purpose={discussing ? 'secondary' : 'primary'}
          data-act={discussing ? 'end' : 'begin'}
          busy={act.isPending}
          onClick={() => act.mutate(discussing ? 'end' : 'begin')}
        >
          {discussing ? t('table.end') : t('table.begin')}
        </Button>
      )}
      <ActProblem error={act.error} />
    </div>
  );
}

/** Whole minutes since a moment, by the platform's clock when it answered and this device's since then. */
function useMinutesSince(at: string | undefined, now: string, answeredMs: number): number {
  const [ticked, setTicked] = useState(0);
  useEffect(() => {
    if (!at) return undefined;
    const timer = setInterval(() => setTicked(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [at]);
  if (!at) return 0;
  const passed = Date.parse(now) - Date.parse(at) + Math.max(0, ticked - answeredMs);
  return Math.max(0, Math.floor(passed / minute));
}

import { Button } from '@nl-design-system-candidate/button-react';
import { type AgendaItem, type Meeting, tableApi } from '../../api/table';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useMinutesSince } from './minutes-since';
import { minutesOf } from './time-there-is';
import { useTableAct } from './use-table-act';

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

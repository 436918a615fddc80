import { Link } from '@tanstack/react-router';
import { type AgendaItem, type Meeting, tableApi } from '../../api/table';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { Mark } from '../../parts/mark';
import { DecidedBefore, WhyOnTable } from './why-on-table';
import { ItemActs } from './item-acts';
import { useMinutesSince } from './minutes-since';
import { Minutes, minutesOf } from './time-there-is';
import { useTableAct } from './use-table-act';

const marks = { overdue: 'red', new: 'neutral', 'to-evaluate': 'waiting' } as const;

interface Props {
  meeting: Meeting;
  item: AgendaItem;
  place: number;
  /** When the meeting was answered, by this device. */
  answeredMs: number;
  /** For who leads: earlier or later by so many. */
  onMove?: ((by: number) => void) | undefined;
}

/** A case on the agenda: who, why, since when, what was decided before, for how long, and with which guests. */
export function AgendaRow({ meeting, item, place, answeredMs, onMove }: Props) {
  const { t, word } = useLanguage();
  const { duration } = useDates();
  const { on } = meeting;
  const { caseId, child, kind, director, daysAtHome, isDiscussed, discussing } = item;
  const give = useTableAct(on, (minutes: number) => tableApi.item(on, caseId, { act: 'give-minutes', minutes }));
  const stands = isDiscussed ? 'done' : kind ? marks[kind] : 'neutral';
  return (
    <li className={`agenda__item row--${stands}`} data-item={caseId}>
      <div className="agenda__who">
        <Link to="/table/$on/$caseId" params={{ on, caseId }} className="nl-link agenda__child" data-row>
          {place + 1}. {child.initials} ({child.age})
        </Link>
        <span className="child__school">{child.school}</span>
        {discussing ? (
          <NowSpokenOf meeting={meeting} item={item} answeredMs={answeredMs} />
        ) : (
          <Mark as={stands}>{isDiscussed ? t('table.discussed') : word('onAgenda', kind ?? 'new')}</Mark>
        )}
      </div>
      <div className="agenda__why">
        <p>
          {daysAtHome !== undefined && <strong>{t('case.atHome', { duration: duration(daysAtHome) })} · </strong>}
          <span className="quiet">{t('table.directs', { role: word('role', director) })}</span>
        </p>
        <WhyOnTable item={item} />
        <DecidedBefore item={item} />
        <ActProblem error={give.error} />
      </div>
      <div className="agenda__time">
        {onMove ? (
          <Minutes
            name="minutes"
            label={t('table.minutesFor', { child: `${child.initials} (${child.age})` })}
            value={minutesOf(item)}
            bounds={[1, 120]}
            onGive={(minutes) => give.mutate(minutes)}
          />
        ) : (
          <span>{t('table.minutesOf', { count: minutesOf(item) })}</span>
        )}
        {onMove && <Moves place={place} last={meeting.items.length - 1} onMove={onMove} />}
      </div>
      <ItemActs meeting={meeting} item={item} />
    </li>
  );
}

/** The case that is spoken of now, and for how long already. */
function NowSpokenOf({ meeting, item, answeredMs }: Pick<Props, 'meeting' | 'item' | 'answeredMs'>) {
  const { t } = useLanguage();
  const gone = useMinutesSince(item.begunAt, meeting.now, answeredMs);
  const given = minutesOf(item);
  return (
    <span className="agenda__now" role="timer">
      <Mark as={gone >= given ? 'amber' : 'neutral'}>{t('table.now')}</Mark>
      {t('table.goneOf', { gone, given })}
      {gone >= given && <strong> · {t('table.timeIsUp')}</strong>}
    </span>
  );
}

function Moves({ place, last, onMove }: { place: number; last: number; onMove: (by: number) => void }) {
  const { t } = useLanguage();
  return (
    <span className="agenda__moves">
      <button
        type="button"
        className="top__button"
        disabled={place === 0}
        onClick={() => onMove(-1)}
        data-act="earlier"
      >
        <span aria-hidden="true">↑</span>
        <span className="hidden">{t('table.earlier')}</span>
      </button>
      <button
        type="button"
        className="top__button"
        disabled={place === last}
        onClick={() => onMove(1)}
        data-act="later"
      >
        <span aria-hidden="true">↓</span>
        <span className="hidden">{t('table.later')}</span>
      </button>
    </span>
  );
}

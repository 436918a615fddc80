import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type MeetingDay, type Meetings, tableApi, tableKeys } from '../../api/table';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Mark } from '../../parts/mark';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';
import { useRows } from '../../parts/rows';

/** When the table meets, and when it met. */
export function MeetingsScreen() {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: tableKeys.meetings, queryFn: tableApi.meetings });
  return (
    <Page title={asked.data?.table ?? t('table.title')} lead={t('table.lead')}>
      <Answer of={asked}>{(all) => <AllMeetings all={all} />}</Answer>
    </Page>
  );
}

function AllMeetings({ all: { meetings, guestOf } }: { all: Meetings }) {
  const { t } = useLanguage();
  const { today } = useDates();
  const { list } = useRows<HTMLDivElement>(meetings);
  const isPast = ({ on, isFinal }: MeetingDay) => isFinal || on < today;
  const coming = meetings.filter((one) => !isPast(one)).toReversed();
  const past = meetings.filter(isPast);
  return (
    <div ref={list}>
      {guestOf && (
        <Notice quiet>
          <p>{t('table.guestNow')}</p>
          <Link to="/cases/$caseId" params={{ caseId: guestOf }} className="nl-link">
            {t('row.openCase')}
          </Link>
        </Notice>
      )}
      <Days title={t('table.coming')} days={coming} none={t('table.noneComing')} />
      <Days title={t('table.past')} days={past} none={t('table.nonePast')} />
    </div>
  );
}

function Days({ title, days, none }: { title: string; days: MeetingDay[]; none: string }) {
  return (
    <section className="meetings">
      <h2 className="nl-heading nl-heading--level-2">{title}</h2>
      {days.length === 0 ? (
        <div className="empty">{none}</div>
      ) : (
        <ul className="rows">
          {days.map((day) => (
            <Day key={day.on} day={day} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Day({ day: { on, startsAt, agendaFrom, closesOn, isFinal } }: { day: MeetingDay }) {
  const { t } = useLanguage();
  const { today, relative, short } = useDates();
  const stands = isFinal ? 'done' : on < today ? 'red' : on === today ? 'amber' : 'neutral';
  const said = isFinal ? 'isFinal' : on < today ? 'notFinal' : on === today ? 'isToday' : 'open';
  return (
    <li className={`meetings__day row--${stands}`}>
      <Link to="/table/$on" params={{ on }} className="nl-link meetings__on" data-row data-meeting={on}>
        {relative(on)} · {short(on)}
        {startsAt && ` · ${startsAt}`}
      </Link>
      <Mark as={stands}>{t(`table.${said}`)}</Mark>
      {!isFinal && on >= today && (
        <span className="quiet">{t('table.dates', { shown: short(agendaFrom), closes: short(closesOn) })}</span>
      )}
    </li>
  );
}

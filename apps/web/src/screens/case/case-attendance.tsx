import { type Attendance, caseApi, useCasePart } from '../../api/case';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Panel } from '../../parts/panel';
import { AttendancePicture } from './attendance-picture';

/** How much the child is at school this year: a picture, and the same as a table. */
export function CaseAttendance({ caseId }: { caseId: string }) {
  const { t, say } = useLanguage();
  const { short } = useDates();
  const { data } = useCasePart(caseId, 'attendance', caseApi.attendance);
  if (!data) return null;
  return (
    <Panel title={t('caseFile.attendance')}>
      <p>
        <strong className="attendance__percent">{data.percent}%</strong>{' '}
        {t('caseFile.ofLessons', { from: short(data.from), until: short(data.until) })}
      </p>
      {data.goal && (
        <p className="quiet">
          {t('caseFile.goal', { count: data.goal.hoursPerWeek, from: short(data.goal.from) })}
          {data.goal.reviewOn && ` · ${t('caseFile.goalReview', { date: short(data.goal.reviewOn) })}`}
        </p>
      )}
      {data.registered && <p className="quiet">{say(data.registered.sentence)}</p>}
      <AttendancePicture weeks={data.weeks} until={data.until} />
      <Weeks weeks={data.weeks} />
      {data.days && <Days days={data.days} />}
    </Panel>
  );
}

function Weeks({ weeks }: { weeks: Attendance['weeks'] }) {
  const { t } = useLanguage();
  const { short } = useDates();
  if (weeks.length === 0) return null;
  return (
    <details className="as-table">
      <summary>{t('caseFile.asTable')}</summary>
      <table className="utrecht-table">
        <caption className="hidden">{t('caseFile.attendance')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('caseFile.weekOf')}</th>
            <th scope="col">{t('caseFile.lessons')}</th>
            <th scope="col">{t('caseFile.present')}</th>
            <th scope="col">{t('caseFile.goalHead')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.week}>
              <th scope="row">{short(week.week)}</th>
              <td>{week.hours}</td>
              <td>
                {week.attended} ({week.percent}%)
              </td>
              <td>
                {week.goal === undefined
                  ? ''
                  : `${week.goal} · ${t(week.reached ? 'caseFile.reached' : 'caseFile.below')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

type Days = NonNullable<Attendance['days']>;
const daysOf = (days: Days) => new Set(days.map(({ on }) => on)).size;

/** Being late takes no hours of lessons, so that those days are counted apart from days away. */
function Days({ days }: { days: Days }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  if (days.length === 0) return null;
  const daysAway = daysOf(days.filter(({ kind }) => kind !== 'late'));
  const daysLate = daysOf(days.filter(({ kind }) => kind === 'late'));
  return (
    <details className="as-table">
      <summary>
        {[
          daysAway > 0 && t('caseFile.daysAway', { count: daysAway }),
          daysLate > 0 && t('caseFile.daysLate', { count: daysLate }),
        ]
          .filter(Boolean)
          .join(', ')}
      </summary>
      <ul className="plain days-away">
        {days.toReversed().map((day) => (
          <li key={`${day.on} ${day.kind}`}>
            <span>{short(day.on)}</span>
            <span>
              {word('absence', day.kind)}
              {day.hours !== undefined && `, ${t('caseFile.hours', { count: day.hours })}`}
              {day.times > 1 && `, ${t('caseFile.times', { count: day.times })}`}
              {day.doubtful && ` (${t('caseFile.doubtful')})`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

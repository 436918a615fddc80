import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { dateOf, daysBetween, timeOf, useDates } from '../../language/dates';
import { CaseDirector } from './case-director';

/** Whom it is about, beside the name: age, school, where it lives, and by which agreements. */
export function CaseAbout({ file: { child, workflows, phase } }: { file: CaseFile }) {
  const { t, say, word } = useLanguage();
  const about = [t('row.age', { age: child.age }), child.school, child.municipality].filter(Boolean).join(' · ');
  return (
    <p className="case-about">
      <span>{about}</span>
      {workflows.map(({ id, title, version }) => (
        <span key={id} className="tag" title={t('case.version', { version })}>
          {say(title)}
        </span>
      ))}
      {phase !== 'open' && <span className="tag tag--quiet">{word('phase', phase)}</span>}
    </p>
  );
}

/** How long at home and until which limit, who directs and why, and the next date with what happens then. */
export function CaseHead({ file }: { file: CaseFile }) {
  return (
    <dl className="case-head__facts">
      <AtHome file={file} />
      <CaseDirector file={file} />
      <Next file={file} />
    </dl>
  );
}

function AtHome({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const { duration, short } = useDates();
  if (file.firstDayAbsent === undefined) return null;
  const since = t('case.since', { date: short(file.firstDayAbsent) });
  return (
    <div>
      <dt>{t('caseFile.atHome')}</dt>
      <dd>
        {file.daysAtHome === undefined ? (
          <strong>{t('case.firstAbsent', { date: short(file.firstDayAbsent) })}</strong>
        ) : (
          <>
            <strong>{duration(file.daysAtHome)}</strong> <span className="quiet">{since}</span>
            <Limit file={file} daysAtHome={file.daysAtHome} />
          </>
        )}
      </dd>
    </div>
  );
}

const week = 7;

/** How much time is left to the next limit of the weeks at home. */
function Limit({ file, daysAtHome }: { file: CaseFile; daysAtHome: number }) {
  const { t } = useLanguage();
  const { duration, short, today } = useDates();
  const clock = file.clocks.find(({ id }) => id === 'at-home');
  if (!clock) return null;
  if (clock.paused) return <p>{t('caseFile.clockPaused')}</p>;
  const on = clock.next?.on ?? clock.dueOn;
  if (on === undefined) return null;
  const left = daysBetween(today, on);
  if (left < 0) return <p>{t('caseFile.limitPassed', { date: short(on) })}</p>;
  const whole = (daysAtHome + left) % week === 0 ? (daysAtHome + left) / week : undefined;
  const limit = whole ? t('caseFile.limitOf', { count: whole }) : t('caseFile.nextLimit');
  return (
    <p>
      {left === 0 ? t('caseFile.limitToday', { limit }) : t('caseFile.toLimit', { duration: duration(left), limit })}{' '}
      <span className="quiet">{short(on)}</span>
    </p>
  );
}

/** What is late from a day on is so from its first minute: that says nothing more. */
const startOfDay = '00:00';

/** A case that is not over always has a next date; what it is of may be for others to read. */
function Next({ file: { next, phase } }: { file: CaseFile }) {
  const { t, say } = useLanguage();
  const { relative, short } = useDates();
  return (
    <div>
      <dt>{t('case.next')}</dt>
      <dd>
        {next ? (
          <>
            <strong>
              {relative(dateOf(next.at))} · {short(dateOf(next.at))} {timeOf(next.at) !== startOfDay && timeOf(next.at)}
            </strong>
            <p>{say(next.sentence)}</p>
          </>
        ) : (
          t(phase === 'ended' ? 'case.noNext' : 'case.nextOfOthers')
        )}
      </dd>
    </div>
  );
}

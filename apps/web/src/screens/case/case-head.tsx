import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { Mark } from '../../parts/mark';
import { HandoverActs } from '../my-day/handovers';

/** Who it is about, how long at home, who directs, and the next date with what happens then. */
export function CaseHead({ file }: { file: CaseFile }) {
  const { t, say, word } = useLanguage();
  const { duration, relative, short } = useDates();
  const { child, director, next } = file;
  const about = [t('row.age', { age: child.age }), child.school, child.municipality].filter(Boolean).join(' · ');
  return (
    <div className="case-head">
      <p className="case-head__child">
        {about}
        {file.daysAtHome === undefined ? (
          <span className="quiet"> · {t('case.firstAbsent', { date: short(file.firstDayAbsent) })}</span>
        ) : (
          <>
            <strong> · {t('case.atHome', { duration: duration(file.daysAtHome) })}</strong>{' '}
            <span className="quiet">({t('case.since', { date: short(file.firstDayAbsent) })})</span>
          </>
        )}
      </p>
      <p className="case-head__about">
        {file.workflows.map(({ id, title, version }) => (
          <span key={id} className="tag" title={t('case.version', { version })}>
            {say(title)}
          </span>
        ))}
        <span className="quiet">
          {t('case.phase')}: {word('phase', file.phase)}
        </span>
      </p>
      <dl className="case-head__facts">
        <div>
          <dt>{t('case.director')}</dt>
          <dd>
            <strong>{director.organisation}</strong>
            {director.person && `, ${director.person}`}
            <span className="quiet"> · {t('case.directorRule', { rule: director.rule })}</span>
          </dd>
        </div>
        <div>
          <dt>{t('case.next')}</dt>
          <dd>
            {next ? (
              <>
                <strong>
                  {relative(dateOf(next.at))} · {short(dateOf(next.at))} {timeOf(next.at)}
                </strong>
                <br />
                {say(next.sentence)}
              </>
            ) : (
              t('case.noNext')
            )}
          </dd>
        </div>
      </dl>
      <Proposal file={file} />
    </div>
  );
}

function Proposal({ file }: { file: CaseFile }) {
  const { t, word } = useLanguage();
  const { relative, short } = useDates();
  const { proposal } = file;
  if (!proposal) return null;
  const before = `${relative(proposal.answerBefore)} · ${short(proposal.answerBefore)}`;
  return (
    <div className={`proposal row--${proposal.missed ? 'red' : 'amber'}`}>
      <div className="proposal__text">
        <Mark as={proposal.missed ? 'red' : 'amber'}>{t('case.proposed', { role: word('role', proposal.role) })}</Mark>
        <span>
          {proposal.missed ? t('case.proposedMissed') : `${t('case.proposedBefore')} ${before}`}
          <span className="quiet"> · {t('case.directorRule', { rule: proposal.rule })}</span>
        </span>
      </div>
      {file.acts.includes('accept') && <HandoverActs caseId={file.id} />}
    </div>
  );
}

import type { ListReport } from '../../api/types';
import { useLanguage } from '../../language';
import { Brought } from './brought';

const parts = ['added', 'changed', 'unchanged', 'passedOver', 'wrong'] as const;

/** What came of a list, or in a trial what would, in sentences; the first wrong rows stand below it. */
export function ListOutcome({ report }: { report: ListReport }) {
  const { t, say, word } = useLanguage();
  const tense = report.isTrial ? 'would' : 'did';
  return (
    <>
      <ul className="sentences" data-outcome={tense}>
        <li>{t('lists.read', { count: report.rows, profile: word('layout', report.profile) })}</li>
        {parts
          .filter((part) => report[part] > 0)
          .map((part) => (
            <li key={part} data-part={part}>
              {t(`lists.${tense}.${part}`, { count: report[part] })}
            </li>
          ))}
        {report.wrong === 0 && report.rows > 0 && <li>{t('lists.noneWrong')}</li>}
        {report.foreseen.map((sentence) => (
          <li key={sentence.en}>{say(sentence)}</li>
        ))}
        {followed(report).map(([what, count]) => (
          <li key={what} data-part={what}>
            {t(`lists.${tense}.${what}`, { count })}
          </li>
        ))}
      </ul>
      {report.brought && <Brought brought={report.brought} />}
      {report.notices.count > 0 && <Noticed notices={report.notices} />}
      {report.errors.length > 0 && <WrongRows report={report} />}
    </>
  );
}

/** What follows in cases from a list that has signals in it; that a correction takes something back is told when it does. */
function followed({ brought }: ListReport): (readonly ['fired' | 'opened' | 'withdrawn', number])[] {
  if (!brought) return [];
  const { signals, casesOpened, withdrawn } = brought;
  const fired = Object.values(signals).reduce((sum, count) => sum + count, 0);
  const takenBack = withdrawn > 0 ? [['withdrawn', withdrawn] as const] : [];
  return [['fired', fired], ['opened', casesOpened], ...takenBack];
}

/** Rows that went in and that somebody should look at: many of them say the same. */
function Noticed({ notices: { count, rows } }: { notices: ListReport['notices'] }) {
  const { t, say } = useLanguage();
  const linesOf = new Map<string, number[]>();
  for (const { line, reason } of rows) linesOf.set(say(reason), [...(linesOf.get(say(reason)) ?? []), line]);
  return (
    <>
      <h3 className="nl-heading nl-heading--level-3">{t('lists.noticed', { count })}</h3>
      <ul className="plain wrong-rows" data-notices={count}>
        {[...linesOf].map(([sentence, lines]) => (
          <li key={sentence}>
            <span className="quiet">{t('lists.lines', { count: lines.length, lines: lines.join(', ') })}</span>{' '}
            {sentence}
          </li>
        ))}
      </ul>
      {rows.length < count && <p className="quiet">{t('lists.firstNoticed', { count: rows.length })}</p>}
    </>
  );
}

/** The first rows that do not go in, each with its line and why. */
export function WrongRows({ report: { errors, wrong } }: { report: ListReport }) {
  const { t, say } = useLanguage();
  return (
    <>
      <h3 className="nl-heading nl-heading--level-3">
        {errors.length < wrong ? t('lists.firstWrong', { count: errors.length }) : t('lists.allWrong')}
      </h3>
      <ul className="plain wrong-rows">
        {errors.map(({ line, column, reason }) => (
          <li key={`${line}-${column}`}>
            <span className="quiet">
              {t('lists.line', { line })}
              {column && ` · ${column}`}
            </span>{' '}
            {say(reason)}
          </li>
        ))}
      </ul>
    </>
  );
}

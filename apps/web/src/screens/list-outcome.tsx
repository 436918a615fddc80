import type { ListReport } from '../api/types';
import { useLanguage } from '../language';
import { Brought } from './brought';

const parts = ['added', 'changed', 'unchanged', 'passedOver', 'wrong'] as const;

/** What came of a list, or in a trial what would, in sentences; the first wrong rows stand below it. */
export function ListOutcome({ report }: { report: ListReport }) {
  const { t, say } = useLanguage();
  const tense = report.isTrial ? 'would' : 'did';
  return (
    <>
      <ul className="sentences" data-outcome={tense}>
        <li>{t('lists.read', { count: report.rows, profile: report.profile })}</li>
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
        {report.brought && (
          <li>
            {report.isTrial ? t('import.casesDry') : t('import.cases')}: {report.brought.casesOpened}
          </li>
        )}
      </ul>
      {report.brought && <Brought brought={report.brought} />}
      {report.errors.length > 0 && <WrongRows report={report} />}
    </>
  );
}

function WrongRows({ report: { errors, wrong } }: { report: ListReport }) {
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

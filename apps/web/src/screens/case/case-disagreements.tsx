import { caseApi, useCasePart } from '../../api/case';
import { useLanguage } from '../../language';
import { dateOf, useDates } from '../../language/dates';
import { Panel } from '../../parts/panel';

/** What parents or the young person see otherwise, in their own words. */
export function CaseDisagreements({ caseId }: { caseId: string }) {
  const { t, say, word } = useLanguage();
  const { short } = useDates();
  const { data } = useCasePart(caseId, 'disagreements', caseApi.disagreements);
  if (!data || data.disagreements.length === 0) return null;
  return (
    <Panel title={t('caseFile.disagreements')}>
      <ul className="plain">
        {data.disagreements.map((one) => (
          <li key={`${one.about} ${one.statedAt}`} data-disagreement={one.about}>
            <strong>{t('caseFile.disagreesOn', { what: say(one.title) })}</strong>
            {one.wish && <blockquote className="own-words">{one.wish}</blockquote>}
            <div className="quiet">
              {word('role', one.role)} · {short(dateOf(one.statedAt))}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

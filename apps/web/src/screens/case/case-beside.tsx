import { caseApi, useCasePart } from '../../api/case';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Panel } from '../../parts/panel';

/** What the family asked to have corrected or kept apart, in its own words, and what was answered. */
export function CaseBeside({ caseId }: { caseId: string }) {
  const { t, say } = useLanguage();
  const { short } = useDates();
  const { data } = useCasePart(caseId, 'rights', caseApi.rights);
  if (!data || data.beside.length === 0) return null;
  return (
    <Panel title={t('beside.title')}>
      <ul className="plain">
        {data.beside.map(({ right, organisation, sentence, words, reason, answeredOn }, place) => (
          <li key={place} data-beside={right}>
            <strong>{say(sentence)}</strong>
            {words && <blockquote className="own-words">{words}</blockquote>}
            {reason && <p>{t('beside.reason', { reason })}</p>}
            <div className="quiet">{t('beside.answered', { organisation, date: short(answeredOn) })}</div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { caseApi, useCasePart } from '../../api/case';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Panel } from '../../parts/panel';

/** How the consults of the youth doctor stand; never what is asked or found. */
export function CaseConsults({ caseId }: { caseId: string }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const { data } = useCasePart(caseId, 'consults', caseApi.consults);
  if (!data || data.consults.length === 0) return null;
  return (
    <Panel title={t('caseFile.consults')}>
      <ul className="plain consults">
        {data.consults.map((one) => (
          <li key={one.step} data-consult={one.state}>
            <strong>{word('consult', one.state)}</strong>
            {one.on && ` · ${short(one.on)}`}
            <div className="quiet">
              {one.organisation} · {t('caseFile.adviceBefore', { date: short(one.dueOn) })}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

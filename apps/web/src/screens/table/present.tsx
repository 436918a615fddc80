import { type AtTable, type Meeting, tableApi } from '../../api/table';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { Panel } from '../../parts/panel';
import { useTableAct } from './use-table-act';

/** Who is there, one press each. Who has a part in a case of the agenda is invited, and stands first. */
export function Present({ meeting }: { meeting: Meeting }) {
  const { t } = useLanguage();
  const { on, present, organisations, mayLead } = meeting;
  const act = useTableAct(on, (ids: string[]) => tableApi.present(on, ids));
  const there = new Set(present.map(({ id }) => id));
  const toggle = (id: string) => act.mutate(there.has(id) ? [...there].filter((one) => one !== id) : [...there, id]);
  const shown = (mayLead ? organisations : present)
    .filter(({ role }) => role !== 'table')
    .map((one) => ({ one, cases: casesOf(one, meeting) }))
    .toSorted((a, b) => b.cases - a.cases);
  return (
    <Panel title={t('table.present', { count: there.size })}>
      <div className="present" role="group" aria-label={t('table.presentAct')}>
        {shown.map(({ one, cases }) =>
          mayLead ? (
            <button
              key={one.id}
              type="button"
              className="chip"
              aria-pressed={there.has(one.id)}
              data-organisation={one.name}
              onClick={() => toggle(one.id)}
            >
              {one.name}
              {cases > 0 && <span className="present__cases"> {t('table.invited', { count: cases })}</span>}
            </button>
          ) : (
            <span key={one.id} className="tag">
              {one.name}
            </span>
          ),
        )}
      </div>
      {!mayLead && there.size === 0 && <p className="quiet">{t('table.nobodyYet')}</p>}
      <ActProblem error={act.error} />
    </Panel>
  );
}

/** In how many cases of the agenda an organisation has a part. */
function casesOf({ name }: AtTable, { items }: Meeting): number {
  return items.filter(({ invited }) => invited.includes(name)).length;
}

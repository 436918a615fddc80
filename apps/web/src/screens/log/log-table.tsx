import type { ControlledLook } from '../../api/log';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { Cell } from '../../parts/cell';

const columns = ['when', 'who', 'why', 'what', 'of', 'result'] as const;

export function LogTable({ looks }: { looks: ControlledLook[] }) {
  const { t } = useLanguage();
  return (
    <div className="utrecht-table-container utrecht-table-container--overflow-inline">
      <table className="utrecht-table table">
        <caption className="hidden">{t('log.caption')}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {columns.map((column) => (
              <th key={column} scope="col" className="utrecht-table__header-cell">
                {t(`log.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="utrecht-table__body">
          {looks.map((look) => (
            <Row key={look.id} look={look} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ look }: { look: ControlledLook }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const { at, person, organisation, role, onBehalfOf, because, categories, searched, result, client } = look;
  const listed = (list: 'lookBecause' | 'lookCategory', ids: string[]) => ids.map((id) => word(list, id)).join(', ');
  return (
    <tr className="utrecht-table__row" data-row data-result={result}>
      <Cell className="table__short" label={t('log.column.when')}>
        {short(dateOf(at))}
        <div className="quiet">{timeOf(at)}</div>
      </Cell>
      <Cell className="table__strong" label={t('log.column.who')}>
        {person.name ?? t('app.unknown')}
        <div className="quiet">
          {organisation} ({word('role', role)})
        </div>
        {onBehalfOf && <div className="quiet">{t('log.onBehalfOf', { name: onBehalfOf })}</div>}
        {client && <div className="quiet">{t('log.client', { client })}</div>}
      </Cell>
      <Cell label={t('log.column.why')}>{listed('lookBecause', because)}</Cell>
      <Cell label={t('log.column.what')}>{listed('lookCategory', categories)}</Cell>
      <Cell className="table__wide" label={t('log.column.of')}>
        <Of look={look} />
        {searched && (
          <div className="quiet">{t(result === 'refused' ? 'log.asked' : 'log.searched', { searched })}</div>
        )}
      </Cell>
      <Cell label={t('log.column.result')}>{t(`log.results.${result}`)}</Cell>
    </tr>
  );
}

function Of({ look: { case: number, children } }: { look: ControlledLook }) {
  const { t } = useLanguage();
  if (number) return <span className="log-number">{number}</span>;
  return children > 0 ? t('log.children', { count: children }) : null;
}

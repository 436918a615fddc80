import type { Deviation } from '../../api/types';
import { useLanguage } from '../../language';
import { dateOf, useDates } from '../../language/dates';
import { Cell } from '../../parts/cell';
import { ChildLink } from '../../parts/child';
import { useRowLinks } from '../../parts/row-links';

const columns = ['when', 'child', 'step', 'what', 'by', 'reason'] as const;

export function DeviationsTable({ items }: { items: Deviation[] }) {
  const { t } = useLanguage();
  const { list, onKeyDown } = useRowLinks(items);
  return (
    <div className="utrecht-table-container utrecht-table-container--overflow-inline">
      <table className="utrecht-table table">
        <caption className="hidden">{t('deviations.caption')}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {columns.map((column) => (
              <th key={column} scope="col" className="utrecht-table__header-cell">
                {t(`deviations.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={list} className="utrecht-table__body" onKeyDown={onKeyDown}>
          {items.map((one) => (
            <Row key={`${one.caseId} ${one.step} ${one.at}`} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ one: { caseId, child, title, how, to, at, by, reason } }: { one: Deviation }) {
  const { t, say, word } = useLanguage();
  const { short } = useDates();
  return (
    <tr className="utrecht-table__row" data-row data-case={caseId} data-how={how} tabIndex={-1}>
      <Cell className="table__short" label={t('deviations.when')}>
        {short(dateOf(at))}
      </Cell>
      <Cell className="table__child" label={t('deviations.child')}>
        <ChildLink child={child} caseId={caseId} />
      </Cell>
      <Cell className="table__strong" label={t('deviations.step')}>
        {say(title)}
      </Cell>
      <Cell label={t('deviations.what')}>
        {t(`deviations.how.${how}`)}
        {to && <div className="quiet">{t('deviations.to', { date: short(dateOf(to)) })}</div>}
      </Cell>
      <Cell label={t('deviations.by')}>
        {by.person ?? word('role', by.role)}
        {by.person && <div className="quiet">{word('role', by.role)}</div>}
      </Cell>
      <Cell className="table__wide" label={t('deviations.reason')}>
        <q>{reason}</q>
      </Cell>
    </tr>
  );
}

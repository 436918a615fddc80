import type { FacilityOnBoard } from '../../api/placements';
import type { On } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Cell } from '../../parts/cell';
import { ChildLink } from '../../parts/child';
import { Mark } from '../../parts/mark';
import { useRowLinks } from '../../parts/row-links';
import { placesOf, standingOfPlace, stateOf, useStayWords } from './stays';

const columns = ['facility', 'place', 'state', 'who', 'from', 'until'] as const;

/** The board as a table: a row for each stay, and for each place that is free. */
export function BoardTable({ facilities, today }: { facilities: FacilityOnBoard[]; today: On }) {
  const { t } = useLanguage();
  const { short } = useDates();
  const { inWords, who } = useStayWords();
  const { list, onKeyDown } = useRowLinks(facilities);
  const rows = facilities.flatMap((facility) =>
    placesOf(facility).flatMap(({ place, stays }) =>
      (stays.length > 0 ? stays : [undefined]).map((stay) => ({ facility, place, stay })),
    ),
  );
  return (
    <div className="utrecht-table-container utrecht-table-container--overflow-inline">
      <table className="utrecht-table table">
        <caption className="hidden">{t('places.board')}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {columns.map((column) => (
              <th key={column} scope="col" className="utrecht-table__header-cell">
                {t(`places.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={list} className="utrecht-table__body" onKeyDown={onKeyDown}>
          {rows.map(({ facility, place, stay }) => (
            <tr
              key={`${facility.id}-${place}-${stay?.id ?? today}`}
              className="utrecht-table__row"
              {...(stay?.child && { 'data-row': true, 'data-case': stay.caseId, tabIndex: -1 })}
            >
              <Cell className="table__strong" label={t('places.column.facility')}>
                {facility.name}
              </Cell>
              <Cell label={t('places.column.place')}>{place}</Cell>
              <Cell label={t('places.column.state')}>
                <Mark as={standingOfPlace[stateOf({ place, stays: stay ? [stay] : [] })]}>
                  {stay ? inWords(stay) : t('places.freeNow')}
                </Mark>
              </Cell>
              <Cell label={t('places.column.who')}>
                {stay?.child ? <ChildLink child={stay.child} caseId={stay.caseId} /> : stay && who(stay)}
              </Cell>
              <Cell label={t('places.column.from')}>{stay && short(stay.startsOn)}</Cell>
              <Cell label={t('places.column.until')}>{stay && short(stay.endsOn)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

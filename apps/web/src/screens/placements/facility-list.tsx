import { useQuery } from '@tanstack/react-query';
import { type Facility, placementKeys, placementsApi } from '../../api/placements';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Cell } from '../../parts/cell';
import { Mark } from '../../parts/mark';
import { Page } from '../../parts/page';
import { useRows } from '../../parts/rows';

const columns = ['name', 'type', 'municipality', 'places', 'whose'] as const;

/** Where there is what in the region, for who asks for places and gives none. */
export function FacilityList() {
  const { t } = useLanguage();
  const { today } = useDates();
  const asked = useQuery({ queryKey: placementKeys.facilities, queryFn: placementsApi.facilities });
  return (
    <Page title={t('places.title')} lead={t('places.readLead')}>
      <Answer of={asked}>
        {({ items }) => <Facilities items={items.filter(({ validUntil }) => !validUntil || validUntil >= today)} />}
      </Answer>
    </Page>
  );
}

function Facilities({ items }: { items: Facility[] }) {
  const { t } = useLanguage();
  const { list } = useRows<HTMLTableSectionElement>(items);
  if (items.length === 0) return <div className="empty">{t('places.noFacilities')}</div>;
  return (
    <div className="utrecht-table-container utrecht-table-container--overflow-inline">
      <table className="utrecht-table table">
        <caption className="hidden">{t('places.title')}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {columns.map((column) => (
              <th key={column} scope="col" className="utrecht-table__header-cell">
                {t(`places.facilityColumn.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={list} className="utrecht-table__body">
          {items.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ one }: { one: Facility }) {
  const { t, word } = useLanguage();
  const { short, today } = useDates();
  const free = Math.max(one.capacity - one.taken - one.offered, 0);
  const sectors = one.sectors.map((sector) => sector.toUpperCase()).join(', ');
  const groups = one.targetGroups.map((group) => word('targetGroup', group)).join(', ');
  return (
    <tr className="utrecht-table__row" data-row data-facility={one.name} tabIndex={-1}>
      <Cell className="table__strong" label={t('places.facilityColumn.name')}>
        {one.name}
        {one.validUntil && <span className="row__extra">{t('places.closes', { date: short(one.validUntil) })}</span>}
        {one.validFrom > today && (
          <span className="row__extra">{t('places.opens', { date: short(one.validFrom) })}</span>
        )}
      </Cell>
      <Cell label={t('places.facilityColumn.type')}>
        {word('facilityType', one.type)} · {sectors}
        {groups && <span className="row__extra">{groups}</span>}
      </Cell>
      <Cell label={t('places.facilityColumn.municipality')}>{one.municipality}</Cell>
      <Cell label={t('places.facilityColumn.places')}>
        <Mark as={free > 0 ? 'done' : 'neutral'}>
          {free > 0
            ? t('places.freeOf', { count: free, all: one.capacity })
            : t('places.full', { count: one.capacity })}
        </Mark>
      </Cell>
      <Cell label={t('places.facilityColumn.whose')}>{one.alliance}</Cell>
    </tr>
  );
}

import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useLayoutEffect, useState, type KeyboardEvent } from 'react';
import { mostTold, useLanguage } from '../../language';
import { useRows } from '../../parts/rows';
import { groupIn, type Shown } from './shown';
import { WebRow } from './web-row';

/** About as high as a row is: it is measured once it is there. */
const aboutHigh = 66;
/** So far before the end the next page is asked for. */
const before = 20;

const columns = ['child', 'atHome', 'director', 'waitingFor', 'since', 'next', 'act'] as const;

interface Props {
  shown: readonly Shown[];
  total: number;
  lifted: string | undefined;
  onLift: (caseId: string | undefined) => void;
  onMore: () => void;
}

/** The same children as the picture, in words; only the rows in sight are in the document. */
export function WebTable({ shown, total, lifted, onLift, onMore }: Props) {
  const { t } = useLanguage();
  const go = useNavigate();
  const { list, leaving } = useRows<HTMLTableElement>(shown);
  const [acting, setActing] = useState<string>();
  const virtual = useRowsInSight(shown, { acting, table: list });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last > shown.length - before) onMore();
  }, [last, shown.length, onMore]);
  const onKeyDown = (event: KeyboardEvent) => {
    const caseId = event.target instanceof HTMLTableRowElement && event.target.dataset.case;
    if (event.key === 'Enter' && caseId) void go({ to: '/cases/$caseId', params: { caseId } });
  };
  const start = (items[0]?.start ?? 0) - virtual.options.scrollMargin;
  const end = virtual.getTotalSize() - ((items.at(-1)?.end ?? 0) - virtual.options.scrollMargin);
  return (
    <div className="utrecht-table-container web__table">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        ref={list}
        className="utrecht-table table"
        aria-rowcount={total > mostTold ? -1 : total + 1}
        onKeyDown={onKeyDown}
      >
        <caption className="hidden">{t('web.caption')}</caption>
        <Head />
        <Space high={start} />
        {items.map(({ index, key }) => {
          const one = shown[index]!;
          const group = groupIn(one);
          const isFirst = index === 0 || groupIn(shown[index - 1]!) !== group;
          return (
            <WebRow
              key={key}
              one={one}
              index={index}
              heading={isFirst ? group : undefined}
              isLifted={one.row.caseId === lifted}
              isActing={one.row.caseId === acting}
              measure={virtual.measureElement}
              onLift={onLift}
              onActing={setActing}
              onLeaving={leaving}
            />
          );
        })}
        <Space high={end} />
      </table>
    </div>
  );
}

function Head() {
  const { t } = useLanguage();
  return (
    <thead className="utrecht-table__header">
      <tr className="utrecht-table__row" aria-rowindex={1}>
        {columns.map((column) => (
          <th key={column} scope="col" className="utrecht-table__header-cell">
            {t(`web.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface Sight {
  acting: string | undefined;
  table: React.RefObject<HTMLTableElement | null>;
}

/** The window scrolls. A row in which somebody writes stays, wherever one looks. */
function useRowsInSight(shown: readonly Shown[], { acting, table }: Sight) {
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    const body = table.current?.tHead?.getBoundingClientRect();
    if (body) setAbove(Math.round(body.bottom + window.scrollY));
  }, [shown, table]);
  const place = acting === undefined ? -1 : shown.findIndex(({ row }) => row.caseId === acting);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      return place < 0 || inSight.includes(place) ? inSight : [...inSight, place].toSorted((a, b) => a - b);
    },
    [place],
  );
  // No compiler memoizes these components.
  // oxlint-disable-next-line react/incompatible-library
  return useWindowVirtualizer({
    count: shown.length,
    estimateSize: () => aboutHigh,
    overscan: 8,
    scrollMargin: above,
    rangeExtractor,
    getItemKey: (index) => shown[index]!.row.caseId,
  });
}

/** Stands for the rows that are not in sight. */
function Space({ high }: { high: number }) {
  if (high <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr className="web__space" style={{ blockSize: high }}>
        <td colSpan={columns.length} />
      </tr>
    </tbody>
  );
}

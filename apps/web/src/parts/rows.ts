import { useEffect, useRef, type RefObject } from 'react';
import { isForPage } from './single-keys';

const rowsOf = (list: RefObject<HTMLElement | null>) => [
  ...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []),
];

/**
 * Moves through the rows of a list with j and k, and gives the focus to the next row when one leaves.
 * `changes` is whatever the list shows: a new value means that it was drawn anew.
 */
export function useRows<T extends HTMLElement>(changes: unknown) {
  const list = useRef<T>(null);
  const next = useRef<number | null>(null);
  const seen = useRef(changes);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || !isForPage(event)) return;
      const rows = rowsOf(list);
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const to = at < 0 ? 0 : Math.min(Math.max(at + (event.key === 'j' ? 1 : -1), 0), rows.length - 1);
      rows[to]?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    if (seen.current === changes) return;
    seen.current = changes;
    if (next.current === null || document.activeElement?.closest('form')) return;
    const rows = rowsOf(list);
    rows[Math.min(next.current, rows.length - 1)]?.focus();
    next.current = null;
  }, [changes]);
  /** Remembers the place of the row that is about to leave. */
  const leaving = (element: Element | null) => {
    next.current = rowsOf(list).findIndex((row) => row === element);
  };
  return { list, leaving };
}

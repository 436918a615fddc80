import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Bundle } from '../../api/web';
import type { Bundled, Shown } from './shown';

/** A heading of a bundle, or a thread in it. */
export type Line = { bundle: Bundle } | { shown: Shown };

export const headHeight = 22;

const isHead = (line: Line | undefined) => line !== undefined && 'bundle' in line;
const keyOf = (line: Line) => ('bundle' in line ? `bundle ${line.bundle.id}` : line.shown.row.caseId);

/** The lines of the picture, which of them are in sight, and which one the focus goes to. */
export function useThreads(groups: readonly Bundled[], high: number) {
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(
    () => groups.flatMap(({ bundle, threads }): Line[] => [{ bundle }, ...threads.map((shown) => ({ shown }))]),
    [groups],
  );
  const [next, setNext] = useState(1);
  // No compiler memoizes these components.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (isHead(lines[index]) ? headHeight : high),
    overscan: 12,
    getItemKey: (index) => keyOf(lines[index]!),
  });
  const move = (away: 1 | -1) => {
    let to = next + away;
    while (isHead(lines[to])) to += away;
    if (!lines[to]) return;
    setNext(to);
    virtual.scrollToIndex(to);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-at="${to}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
  };
  // A filter may leave fewer lines than the one that had the focus.
  return { box, lines, virtual, next: lines[next] && !isHead(lines[next]) ? next : 1, setNext, onKeyDown };
}

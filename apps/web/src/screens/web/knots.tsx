import type { WebRow } from '../../api/web';

export type KnotState = WebRow['knots'][number]['state'];

/** A step in a box of ten by ten: filled when done, open when due, a red square when missed, crossed while it waits outside. */
export function Knot({ state }: { state: KnotState }) {
  if (state === 'missed') return <path className="knot knot--missed" d="M-4 -4H4V4H-4Z" />;
  if (state === 'waiting')
    return <path className="knot knot--waiting" d="M-3.5 -3.5H3.5V3.5H-3.5ZM-3.5 3.5 3.5 -3.5" />;
  if (state === 'skipped') return <path className="knot knot--skipped" d="M-3 0H3" />;
  return <circle className={`knot knot--${state}`} r={3.4} />;
}

/** What goes off: a rung points up, a reminder is a point. */
export function Coming({ kind }: { kind: string }) {
  if (kind === 'rung') return <path className="coming coming--rung" d="M0 -4 4 3.5H-4Z" />;
  return <circle className="coming coming--reminder" r={1.8} />;
}

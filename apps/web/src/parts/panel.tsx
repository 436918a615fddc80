import { useId, type ReactNode } from 'react';

interface Props {
  title: string;
  /** Who alone reads what stands in it, where that is fewer than see the case: then it has a frame of its own. */
  readBy?: string;
  children: ReactNode;
}

/** A titled block beside the main column. */
export function Panel({ title, readBy, children }: Props) {
  const heading = useId();
  return (
    <section className={readBy ? 'panel panel--vault' : 'panel'} aria-labelledby={heading}>
      <h2 id={heading} className="nl-heading nl-heading--level-3">
        {title}
      </h2>
      {readBy && <p className="panel__readers">{readBy}</p>}
      {children}
    </section>
  );
}

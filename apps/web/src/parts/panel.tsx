import { useId, type ReactNode } from 'react';

/** A titled block beside the main column. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading} className="nl-heading nl-heading--level-3">
        {title}
      </h2>
      {children}
    </section>
  );
}

import type { ReactNode } from 'react';

interface Props {
  id: string;
  title: string;
  children: ReactNode;
}

/** A part of the page, with its title. */
export function KeptSection({ id, title, children }: Props) {
  return (
    <section className="kept" aria-labelledby={id} data-kept={id}>
      <h2 id={id} tabIndex={-1} className="nl-heading nl-heading--level-2">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** A table of this page, that becomes cards where the screen is narrow. */
export function KeptTable({ caption, columns, children }: { caption: string; columns: string[]; children: ReactNode }) {
  return (
    <div className="utrecht-table-container utrecht-table-container--overflow-inline">
      <table className="utrecht-table table">
        <caption className="hidden">{caption}</caption>
        <thead className="utrecht-table__header">
          <tr className="utrecht-table__row">
            {columns.map((column) => (
              <th key={column} scope="col" className="utrecht-table__header-cell">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="utrecht-table__body">{children}</tbody>
      </table>
    </div>
  );
}

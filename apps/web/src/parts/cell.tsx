import type { ReactNode } from 'react';

interface Props {
  /** The heading of its column; on a narrow screen it stands in front of the value. */
  label: string;
  className?: string;
  children: ReactNode;
}

/** A cell of a table that becomes a line of a card on a narrow screen. */
export function Cell({ label, className = '', children }: Props) {
  return (
    <td className={`utrecht-table__cell ${className}`} data-label={label}>
      <div>{children}</div>
    </td>
  );
}

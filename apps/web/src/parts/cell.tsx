import type { ReactNode } from 'react';

interface Props {
  /** The heading of its column; on a narrow screen it stands in front of the value. */
  label: string;
  className?: string;
  /** Nothing: a dash in the table, and no line in the card. */
  children?: ReactNode;
}

/** A cell of a table that becomes a line of a card on a narrow screen. */
export function Cell({ label, className = '', children }: Props) {
  return (
    <td className={`utrecht-table__cell ${children ? '' : 'table__none'} ${className}`} data-label={label}>
      <div>{children || '–'}</div>
    </td>
  );
}

import type { ReactNode } from 'react';

interface Props {
  kind?: 'info' | 'ok' | 'warning' | 'error';
  children: ReactNode;
  /** An error interrupts a screen reader; anything else waits its turn. */
  quiet?: boolean;
}

export function Notice({ kind = 'info', children, quiet }: Props) {
  const role = quiet ? undefined : kind === 'error' ? 'alert' : 'status';
  return (
    <div className={`utrecht-alert utrecht-alert--${kind}`} role={role}>
      <div className="utrecht-alert__content">{children}</div>
    </div>
  );
}

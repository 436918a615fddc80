import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useRows } from './rows';

/** Rows of a table that lead to a case: j and k move, enter opens. The link in the row does the same for a mouse. */
export function useRowLinks(changes: unknown) {
  const go = useNavigate();
  const { list } = useRows<HTMLTableSectionElement>(changes);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const caseId = event.target instanceof HTMLTableRowElement && event.target.dataset.case;
    if (event.key === 'Enter' && caseId) void go({ to: '/cases/$caseId', params: { caseId } });
  };
  return { list, onKeyDown };
}

import type { ReactNode } from 'react';
import { weekdaysBetween } from '../language/dates';
import type { On, StepItem } from '../api/types';

/** How a step stands. Each has a colour, a shape and (in `children`) a word: colour never speaks alone. */
export type Standing = 'neutral' | 'amber' | 'red' | 'violet' | 'waiting' | 'done';

/** The rungs from here up are above the partners themselves. */
const firstRungAbovePartners = 4;

const rungNumber = (id: string) => Number(/^R(\d+)/.exec(id)?.[1] ?? 0);

/** Whether a missed step has climbed above the partners: the rungs still to come begin above R4, or none is left. */
function isEscalated(step: StepItem & { comes?: { kind: string; id: string }[] }): boolean {
  if (!step.comes) return !step.next;
  const rungs = step.comes.filter(({ kind }) => kind === 'rung');
  return rungs.every(({ id }) => rungNumber(id) > firstRungAbovePartners);
}

export function standingOf(step: StepItem, today: On): Standing {
  if (step.state === 'done' || step.state === 'skipped') return 'done';
  if (step.state === 'waiting') return 'waiting';
  if (step.state === 'missed') return isEscalated(step) ? 'violet' : 'red';
  return step.promised || weekdaysBetween(today, step.dueOn) <= 2 ? 'amber' : 'neutral';
}

/** In a box of sixteen by sixteen. */
export const shapes: Record<Standing, ReactNode> = {
  neutral: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  amber: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  red: <circle cx="8" cy="8" r="6.5" fill="currentColor" />,
  violet: <path d="M8 1.5 15 14H1z" fill="currentColor" />,
  waiting: (
    <>
      <rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="m2 8 6-6M2 14 14 2M8 14l6-6" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  done: <path d="m2.5 8.5 3.5 4 7.5-9" fill="none" stroke="currentColor" strokeWidth="2.5" />,
};

export function Mark({ as, children }: { as: Standing; children: ReactNode }) {
  return (
    <span className={`mark mark--${as}`}>
      <svg className="mark__shape" viewBox="0 0 16 16" aria-hidden="true">
        {shapes[as]}
      </svg>
      <span>{children}</span>
    </span>
  );
}

import type { ConsultRequest, ConsultSlot } from '../../api/planner';
import type { On } from '../../api/types';

/** A request without an invitation, with the slot that is its turn. */
export interface Turn {
  request: ConsultRequest;
  slot?: ConsultSlot;
  isInTime: boolean;
}

/** Gives each request in its order the first slot that is left. */
export function turnsOf(requests: ConsultRequest[], slots: ConsultSlot[]): Turn[] {
  const free = slots.filter(({ isFree }) => isFree);
  return requests
    .filter(({ invitation }) => !invitation)
    .map((request, index) => {
      const slot = free[index];
      return { request, ...(slot && { slot }), isInTime: slot !== undefined && slot.on <= request.dueOn };
    });
}

/** How many are waiting, how many free slots there are up to the last of their days, and who is seen too late. */
export function fitOf(turns: Turn[], slots: ConsultSlot[], today: On) {
  const until = turns.reduce((last, { request: { dueOn } }) => (dueOn > last ? dueOn : last), today);
  return {
    until,
    waiting: turns.length,
    free: slots.filter(({ isFree, on }) => isFree && on <= until).length,
    late: turns.filter(({ isInTime }) => !isInTime).length,
  };
}

/** Slots by the Monday of their week. */
export function weeksOf(slots: ConsultSlot[]): [On, ConsultSlot[]][] {
  const weeks = new Map<On, ConsultSlot[]>();
  for (const slot of slots) {
    const monday = mondayOf(slot.on);
    weeks.set(monday, [...(weeks.get(monday) ?? []), slot]);
  }
  return [...weeks];
}

function mondayOf(on: On): On {
  const day = new Date(`${on}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

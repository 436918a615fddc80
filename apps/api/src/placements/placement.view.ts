import {
  type Facility,
  initialsOf,
  type Morning,
  type PlacementToSee,
  type RequestOfCase,
  type StayOnBoard,
  type Waiting,
  type WaitingChild,
} from '@app/cases';
import type { LocalDate } from '@app/rules';
import type { z } from 'zod';
import { ageOn } from '../cases/case.words';
import type { stay } from './board.shapes';
import type { facility } from './facilities.shapes';
import type { placementToSee } from './placements.parts';
import type { casePlacements, morning, waitingPage } from './placements.shapes';

type Filled<Row> = { [Key in keyof Row]?: Exclude<Row[Key], null> };

/** A row without what is not known of it. */
function known<Row extends object>(row: Row): Filled<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Filled<Row>;
}

function childOf({ name, bornOn, school, municipality }: WaitingChild, today: LocalDate) {
  return { initials: initialsOf(name), age: ageOn(bornOn, today), school, municipality };
}

const urgencies = ['longer-than-three-months', 'four-weeks-and-longer', 'preventive'] as const;

/** Who waits, without a name, and without the child for who may not see its case. */
export function waitingView(one: Waiting, today: LocalDate): z.infer<typeof waitingPage>['items'][number] {
  const { child, urgency, ...row } = one;
  return {
    ...known(row),
    urgency: urgencies[urgency - 1]!,
    ...(child && { child: childOf(child, today) }),
  } as z.infer<typeof waitingPage>['items'][number];
}

export function placementToSeeView(one: PlacementToSee, today: LocalDate): z.infer<typeof placementToSee> {
  const { child, ...row } = one;
  return { ...known(row), ...(child && { child: childOf(child, today) }) } as z.infer<typeof placementToSee>;
}

export function facilityView({ allianceId: _alliance, ...one }: Facility, keeps: boolean): z.infer<typeof facility> {
  return { ...known(one), keeps } as z.infer<typeof facility>;
}

export function stayView(one: StayOnBoard, today: LocalDate): z.infer<typeof stay> {
  const { child, facilityId: _facility, ...row } = one;
  return { ...known(row), ...(child && { child: childOf(child, today) }) } as z.infer<typeof stay>;
}

export function requestView(one: RequestOfCase, keeps: boolean): z.infer<typeof casePlacements>['requests'][number] {
  const { allianceId: _alliance, placements, ...row } = one;
  return { ...known(row), keeps, placements: placements.map(known) } as z.infer<
    typeof casePlacements
  >['requests'][number];
}

export function morningView(seen: Morning): z.infer<typeof morning> {
  const { today } = seen;
  const each = (list: readonly PlacementToSee[]) => list.map((one) => placementToSeeView(one, today));
  return {
    today,
    free: seen.free.map((one) => ({ ...one, fitting: [...one.fitting] })),
    waiting: seen.waiting.map((one) => waitingView(one, today)),
    expiring: each(seen.expiring),
    overstays: each(seen.overstays),
    endingFacilities: each(seen.endingFacilities),
    lines: seen.lines.map(known) as z.infer<typeof morning>['lines'],
  };
}

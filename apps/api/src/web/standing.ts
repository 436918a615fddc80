import type { Thread, ThreadStep } from '@app/cases';
import { addDays, dayNumber, isOfFamily, type LocalDate, type Role, weekday } from '@app/rules';
import { daysOn } from '../cases/case.parts';
import { type Clock, type Figure, type Reason, reasons } from './web.shapes';

/** Who looks, and when. */
export interface Looking {
  readonly organisation: string;
  readonly moment: number;
  readonly today: LocalDate;
}

/** How a case stands for who looks at it now. */
export interface Standing {
  readonly thread: Thread;
  /** What one waits for. */
  readonly step: ThreadStep | undefined;
  /** The bundle of whom one waits for: an organisation, or a role where a family or nobody answers. */
  readonly waiting: string;
  readonly clock: Clock;
  readonly today: Reason;
  readonly figures: readonly Figure[];
  readonly daysAtHome: number | undefined;
  readonly nudgedOn: LocalDate | undefined;
  /** Where it stands in the list: the most pressing reason first, of those what is late longest. */
  readonly place: readonly [rank: number, at: number, caseId: string];
}

/** Thirteen weeks: the pact of 2016 says that nobody is at home longer than three months. */
const threeMonths = 91;

/** Nobody waits for anybody in a case without an open step. */
export const nobody = 'nobody';

export function standingOf(thread: Thread, looking: Looking): Standing {
  const own = { thread, looking };
  const step = stepInHand(own);
  const daysAtHome = thread.atHome ? Math.max(0, daysOn(thread.atHome, looking.today)) : undefined;
  const figures = figuresOf(own, daysAtHome);
  const nudgedOn = step && nudgeOf(own, step);
  const today = reasonOf(own, { step, figures, nudgedOn });
  return {
    thread,
    step,
    waiting: step ? (isOfFamily(step.by as Role) ? step.by : (step.of ?? step.by)) : nobody,
    clock: worstClock(own),
    today,
    figures,
    daysAtHome,
    nudgedOn,
    place: [rankOf[today], step?.missedAt ?? Number.MAX_SAFE_INTEGER, thread.caseId],
  };
}

interface Own {
  readonly thread: Thread;
  readonly looking: Looking;
}

/** Reasons that press equally stand together: of what can be done today, what is late longest comes first. */
const pressing: readonly (readonly Reason[])[] = [
  ['mine-late', 'mine-today', 'handover'],
  ['used-up', 'late'],
  ['silent', 'no-outlook'],
  ['nudged', 'soon'],
  ['none'],
];
const rankOf = Object.fromEntries(
  reasons.map((reason) => [reason, pressing.findIndex((group) => group.includes(reason))]),
) as Record<Reason, number>;

/** A family is never late: what is agreed with it stays open until it is done. */
const isMissed = ({ state, missedAt, by }: ThreadStep, moment: number) =>
  state === 'open' && missedAt <= moment && !isOfFamily(by as Role);

/** In whose hands a case is: mine when I have something to do today, else whoever is late longest, or is next. */
function stepInHand({ thread: { steps }, looking: { organisation, today, moment } }: Own): ThreadStep | undefined {
  const open = steps.filter(({ state }) => state === 'open').toSorted((one, other) => one.missedAt - other.missedAt);
  const waiting = steps.filter(({ state }) => state === 'waiting');
  return (
    open.find(({ of, dueOn }) => of === organisation && dueOn <= today) ??
    open.find((step) => isMissed(step, moment)) ??
    open.find(({ by }) => !isOfFamily(by as Role)) ??
    waiting.toSorted((one, other) => (one.waitingSince! < other.waitingSince! ? -1 : 1))[0] ??
    open[0]
  );
}

function worstClock({ thread: { steps, usedUp, silentFrom }, looking: { moment, today } }: Own): Clock {
  const late = steps.filter((step) => isMissed(step, moment));
  if (usedUp || late.some(({ climbs }) => !climbs)) return 'violet';
  if (late.length > 0) return 'red';
  const open = steps.filter(({ state, by }) => state === 'open' && !isOfFamily(by as Role));
  const soon = twoWeekdaysAfter(today);
  const isSilent = silentFrom !== null && silentFrom <= moment;
  if (isSilent || open.some(({ dueOn, promisedOn }) => promisedOn !== null || dueOn <= soon)) return 'amber';
  return open.length === 0 && steps.some(({ state }) => state === 'waiting') ? 'waiting' : 'neutral';
}

/** Holidays only shift a colour here: whether something is late the calendar of the case says. */
function twoWeekdaysAfter(today: LocalDate): LocalDate {
  let on = today;
  for (let left = 2; left > 0;) {
    on = addDays(on, 1);
    if (weekday(dayNumber(on)) < 6) left -= 1;
  }
  return on;
}

function figuresOf({ thread, looking: { moment } }: Own, daysAtHome: number | undefined): Figure[] {
  const { steps, proposed, starts, usedUp, silentFrom } = thread;
  const liesAhead = ({ state, missedAt, by }: ThreadStep) =>
    !isOfFamily(by as Role) && (state === 'waiting' || missedAt > moment);
  return [
    ...(!steps.some(liesAhead) && !starts && proposed === null ? (['no-outlook'] as const) : []),
    ...(silentFrom !== null && silentFrom <= moment ? (['silent'] as const) : []),
    ...(usedUp ? (['used-up'] as const) : []),
    ...(daysAtHome !== undefined && daysAtHome > threeMonths ? (['long'] as const) : []),
  ];
}

/** When my organisation last let know that it waits for a step. */
function nudgeOf({ thread: { nudged, parties }, looking }: Own, { key }: ThreadStep): LocalDate | undefined {
  const days = Object.entries(nudged[key] ?? {}).filter(([role]) => parties[role] === looking.organisation);
  return days
    .map(([, on]) => on)
    .toSorted()
    .at(-1);
}

function reasonOf(
  { thread: { parties, proposed }, looking: { organisation, moment, today } }: Own,
  { step, figures, nudgedOn }: Pick<Standing, 'step' | 'figures' | 'nudgedOn'>,
): Reason {
  const isLate = step !== undefined && isMissed(step, moment);
  if (step?.state === 'open' && step.of === organisation) {
    if (isLate) return 'mine-late';
    if (step.dueOn <= today) return 'mine-today';
  }
  if (proposed !== null && parties[proposed] === organisation) return 'handover';
  if (isLate && nudgedOn === today) return 'nudged';
  if (figures.includes('used-up')) return 'used-up';
  if (isLate) return 'late';
  if (figures.includes('silent')) return 'silent';
  if (figures.includes('no-outlook')) return 'no-outlook';
  const isSoon = step?.state === 'open' && (step.promisedOn !== null || step.dueOn <= twoWeekdaysAfter(today));
  return isSoon ? 'soon' : 'none';
}

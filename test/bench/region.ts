import { readSource, readWorkflow } from '@app/rules';
import { copyCase } from '../support/many-cases';
import { addPupil, makeRegion, type TestRegion } from '../support/region';
import type { Ground } from './ground';

/**
 * A step with the five rungs of the default ladder and a silence clock: ten alarms to come. The alliance directs, so
 * that a rung tells two organisations.
 */
const agreed = `
workflow: measured
version: 1
facts: { enrolled: boolean }
direction: { accept-within: 5 working-days, ladder: standard, rules: [{ id: D8, otherwise: true, director: alliance }] }
ladders:
  standard:
    - { rung: R1, after: 1 working-day, tell: [responsible, director] }
    - { rung: R2, after: 3 working-days, tell: [responsible.team-lead, process-director] }
    - { rung: R3, after: 5 working-days, tell: [table.chair], puts-on: table-agenda, asks: explain }
    - { rung: R4, after: 10 working-days, tell: [responsible.management], asks: confirm-card }
    - { rung: R5, after: 20 working-days, tell: [decisive-authority], asks: decision, within: 10 working-days }
  silence:
    - { rung: S1, after: 1 working-day, tell: [director] }
    - { rung: S2, after: 3 working-days, tell: [director.team-lead, process-director] }
    - { rung: S3, after: 5 working-days, tell: [table.chair], puts-on: table-agenda }
    - { rung: S4, after: 10 working-days, tell: [director.management, process-director.team-lead] }
steps: { plan: { by: school, starts: opening, within: 5 working-days, remind: [3 working-days], ladder: standard } }
clocks: { silence: { from: last-progress, within: 25 working-days, ladder: silence } }
`;

/** Dispatch time of a Monday on which, in every case, one rung goes off: in nine of ten one that only tells. */
export const dueAt = Date.parse('2026-11-09T09:00:00+01:00');

/** Six working days before: the step is due on the fifth, and R1 goes off on the sixth. */
const plainOpened = Date.parse('2026-10-30T10:00:00+01:00');
/** Ten working days before: R3, which puts the case on the table's agenda, goes off on the tenth. */
const actingOpened = Date.parse('2026-10-26T10:00:00+01:00');
/** One working day before: nothing goes off on that Monday. */
const laterOpened = Date.parse('2026-11-06T10:00:00+01:00');

/** How many alarms there are, and how many of them are due. */
export interface Size {
  readonly pending: number;
  readonly due: number;
}

/** Of how many due alarms one changes its case. */
export const actingShare = 10;

/**
 * A region with as many cases as it takes; its clock stands just before everything is due. Three cases are lived up to
 * there by the rules, the others are copies of them.
 */
export async function fillRegion(ground: Ground, { pending, due }: Size): Promise<void> {
  const { agreement } = readWorkflow(readSource('measured.yaml', agreed).value);
  const region = await makeRegion(ground.door, { agreements: [agreement!] });
  const acting = await openCase(ground, region, actingOpened);
  const plain = await openCase(ground, region, plainOpened);
  const later = await openCase(ground, region, laterOpened);
  await goOn(ground, dueAt - 1);
  await ground.clockAt(dueAt - 1);
  await ground.rows(`delete from outbox`);
  await copyCase(ground, acting, due / actingShare - 1);
  await copyCase(ground, plain, due - due / actingShare - 1);
  const { all } = await ground.row<{ all: number }>('select count(*)::int as all from alarm');
  const { each } = await ground.row<{ each: number }>('select count(*)::int as each from alarm where case_id = $1', [
    later,
  ]);
  if (pending - all >= each) await copyCase(ground, later, Math.floor((pending - all) / each));
}

async function openCase(ground: Ground, region: TestRegion, at: number): Promise<string> {
  await goOn(ground, at);
  await ground.clockAt(at);
  const { door, parts } = ground;
  const pupilId = await addPupil(door, region);
  return door.asPerson(region.person('school'), (open) =>
    parts.cases.open(open, { pupilId, workflow: 'measured', firstDayAbsent: '2026-10-01', facts: { enrolled: true } }),
  );
}

/** Lets everything before a moment go off as it comes. */
async function goOn(ground: Ground, until: number): Promise<void> {
  for (;;) {
    const { at } = await ground.row<{ at: Date | null }>('select min(at) as at from alarm');
    if (!at || at.getTime() > until) return;
    await ground.clockAt(at.getTime());
    await ground.parts.fireDue.all(ground.door);
  }
}

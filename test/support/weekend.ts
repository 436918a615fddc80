import type { Person } from '@app/platform';
import { type Act, readSource, readWorkflow } from '@app/rules';
import { nextMomentAfter } from '@app/cases';
import { catalogueOf } from './catalogue';
import type { QueueStore } from './queues';
import { addPupil, makeRegion, type TestRegion } from './region';
import { RunningPlatform } from './running-platform';

/** Two rungs of one matter fall into the weekend; other ladders do not, ask a decision, or belong to a clock. */
const brisk = `
workflow: brisk
version: 1
facts: { enrolled: boolean, question: [none, capacity] }
direction:
  accept-within: 2 working-days
  ladder: brisk
  rules:
    - { id: D3, when: { question: capacity }, director: youth-health }
    - { id: D8, otherwise: true, director: school }
steps:
  plan: { by: school, starts: opening, within: 5 working-days, remind: [1 working-day], ladder: brisk }
  talk: { by: alliance, starts: opening, within: 7 working-days, remind: [1 working-day], ladder: brisk }
  visit: { by: neighbourhood-team, starts: opening, within: 10 days exactly, remind: [1 working-day], ladder: slow }
  decide: { by: youth-health, starts: opening, within: 5 working-days, ladder: hard }
clocks:
  silence: { from: last-progress, within: 5 working-days, ladder: quiet }
ladders:
  brisk:
    - { rung: R1, after: 1 working-day, tell: [responsible, director] }
    - { rung: R2, after: 2 working-days, tell: [responsible.team-lead, process-director], puts-on: table-agenda }
    - { rung: R3, after: 5 working-days, tell: [responsible.management] }
  slow: [{ rung: L1, after: 4 working-days, tell: [responsible] }]
  hard: [{ rung: H1, after: 1 working-day, tell: [decisive-authority], asks: decision, within: 5 working-days }]
  quiet:
    - { rung: Q1, after: 1 working-day, tell: [director] }
    - { rung: Q2, after: 2 working-days, tell: [process-director] }
`;

/** Nothing in it changes a case: it goes off in sets, unless two rungs of a matter are due together. */
const calm = `
workflow: calm
version: 1
facts: { enrolled: boolean }
direction: { accept-within: 5 working-days, ladder: calm, rules: [{ id: D8, otherwise: true, director: school }] }
steps: { plan: { by: alliance, starts: opening, within: 5 working-days, ladder: calm } }
ladders:
  calm:
    - { rung: C1, after: 1 working-day, tell: [responsible, director] }
    - { rung: C2, after: 2 working-days, tell: [responsible, process-director] }
    - { rung: C3, after: 20 working-days, tell: [responsible.team-lead] }
`;

export const amsterdam = (text: string) => Date.parse(`${text}+02:00`);
/** From Friday morning until Monday morning nothing runs: 72 hours, and what makes it two mornings. */
export const down = { from: amsterdam('2026-09-18T08:45'), until: amsterdam('2026-09-21T09:15') };
const openings = ['2026-09-09T10:00', '2026-09-10T10:00', '2026-09-11T10:00', '2026-09-14T10:00'].map(amsterdam);

/** Forty cases of three agreements, in different states, of which something goes off on a Friday and on the Monday after it. */
export class Weekend {
  readonly brisk: string[] = [];
  readonly long: string[] = [];

  private constructor(
    readonly platform: RunningPlatform,
    private readonly region: TestRegion,
  ) {}

  /** Until that Friday everything went off as it came, and until the day before it was told. */
  static async begin(store: QueueStore): Promise<Weekend> {
    const platform = await RunningPlatform.start(store, { withWorker: false });
    const agreed = catalogueOf();
    const own = [brisk, calm].map((text) => readWorkflow(readSource('weekend.yaml', text).value).agreement!);
    const agreements = [...agreed.agreements, ...own];
    const weekend = new Weekend(platform, await makeRegion(platform.door, { ...agreed, agreements }));
    await platform.rows(`update person set language = 'en' where email like 'alliance%' or email like 'youth%'`);
    for (const at of openings) await weekend.openSome(at);
    await weekend.liveUntil(amsterdam('2026-09-15T15:00'));
    await weekend.perform('school', weekend.brisk.slice(0, 2), { act: 'set', facts: { question: 'capacity' } });
    await weekend.perform('school', weekend.long.slice(0, 1), { act: 'set', facts: { question: 'capacity' } });
    await weekend.liveUntil(amsterdam('2026-09-17T08:00'));
    await weekend.tell();
    await weekend.perform('school', weekend.brisk.slice(2, 3), { act: 'wait', step: 'plan', for: 'intake' });
    await weekend.perform('school', weekend.brisk.slice(4, 6), { act: 'promise', step: 'plan', on: '2026-09-18' });
    await weekend.perform('school', weekend.brisk.slice(7, 9), { act: 'set', facts: { question: 'capacity' } });
    await weekend.perform('school', weekend.brisk.slice(10, 12), { act: 'done', step: 'plan' });
    await weekend.liveUntil(down.from);
    return weekend;
  }

  /** All that waits was sent, as far as anybody knows. */
  private async tell(): Promise<void> {
    await this.platform.rows(`update outbox set settled_at = now()`);
    await this.platform.rows('create table told_before as select id from outbox');
  }

  /** Everything that is to go off until a moment does so as it comes. */
  async liveUntil(end: number): Promise<void> {
    const { platform } = this;
    for (let next = await this.next(); next !== undefined && next <= end; next = await this.next()) {
      await platform.clockAt(next);
      await platform.parts.fireDue.all(platform.door);
    }
    await platform.clockAt(end);
  }

  /** Nobody looks what is due, but people do their work, which lets go off what their cases had planned until then. */
  async goOnWithoutWorkers(): Promise<void> {
    const { platform, brisk: cases, long } = this;
    await platform.clockAt(amsterdam('2026-09-18T09:30'));
    await this.perform('school', [cases[3]!, cases[6]!], { act: 'done', step: 'plan' });
    await this.perform('school', [cases[13]!], { act: 'set', facts: { question: 'capacity' } });
    await platform.clockAt(amsterdam('2026-09-18T10:30'));
    await this.perform('school', [cases[13]!], {
      act: 'correct',
      takesBack: { act: 'set' },
      reason: 'Dit was een ander kind.',
    });
    await platform.clockAt(amsterdam('2026-09-19T14:00'));
    await this.perform('youth-health', [cases[0]!, cases[7]!], { act: 'accept' });
    await this.perform('alliance', cases.slice(9, 12), { act: 'done', step: 'talk' });
    await this.perform('compulsory-education', long.slice(3, 5), {
      act: 'done',
      step: 'talk',
      outcome: 'capacity-unclear',
    });
    await platform.clockAt(amsterdam('2026-09-21T09:05'));
    await this.perform('school', cases.slice(14, 16), { act: 'done', step: 'plan' });
    await this.perform('school', [cases[17]!], { act: 'set', facts: { question: 'capacity' } });
    // For the machine as much time has passed as for the agreements.
    await platform.rows(
      `update outbox o set waits_since = now() - ($1::timestamptz - t.at) from timeline t
        where t.case_id = o.case_id and t.seq = o.seq and o.settled_at is null`,
      [new Date(down.until)],
    );
  }

  /** An act of one party on several cases, now. */
  async perform(role: string, cases: readonly string[], act: Act): Promise<void> {
    const { door, parts } = this.platform;
    const who: Person = this.region.person(role);
    for (const caseId of cases) await door.asPerson(who, (open) => parts.cases.act(open, caseId, act));
  }

  /** When something next goes off; undefined when nothing will. */
  async next(): Promise<number | undefined> {
    const next = await this.platform.door.asMachine({ task: 'test', role: 'owner' }, (open) =>
      nextMomentAfter(open, new Date(0)),
    );
    return next?.getTime();
  }

  private async openSome(at: number): Promise<void> {
    await this.liveUntil(at);
    for (let n = 0; n < 5; n += 1) this.brisk.push(await this.open('brisk'));
    for (let n = 0; n < 2; n += 1) await this.open('calm');
    for (let n = 0; n < 3; n += 1) this.long.push(await this.open('long-relative-absence'));
  }

  private async open(workflow: string): Promise<string> {
    const { door, parts } = this.platform;
    const pupilId = await addPupil(door, this.region);
    const facts = { enrolled: true, attends: false };
    return door.asPerson(this.region.person('school'), (open) =>
      parts.cases.open(open, { pupilId, workflow, firstDayAbsent: '2026-09-01', facts }),
    );
  }
}

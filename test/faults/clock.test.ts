import { readSource, readWorkflow, type TraceLine } from '@app/rules';
import { BusyCases } from '../support/busy-cases';
import { expectByTheRules } from '../support/by-the-rules';
import { bothQueues } from '../support/queues';
import { addPupil, makeRegion } from '../support/region';
import { RunningPlatform } from '../support/running-platform';
import { faultSeeds } from '../support/seeds';
import { until } from '../support/until';

const hourMs = 3_600_000;

/** What goes off around a change of the clock: a day's end, a dispatch on a Sunday, and terms in hours. */
const agreement = `
workflow: nights
version: 1
direction: { accept-within: 20 working-days, ladder: late, rules: [{ id: D8, otherwise: true, director: school }] }
ladders:
  sunday: [{ rung: R1, after: 1 day exactly, tell: [responsible] }, { rung: R9, after: 60 working-days, tell: [school] }]
  late: [{ rung: R9, after: 60 working-days, tell: [school] }]
steps:
  by-saturday: { by: school, starts: opening, within: 2 days exactly, ladder: sunday }
  by-sunday: { by: school, starts: opening, within: 3 days exactly, ladder: late }
  in-71-hours: { by: school, starts: opening, within: 71 hours, ladder: late }
  in-72-hours: { by: school, starts: opening, within: 72 hours, ladder: late }
  in-73-hours: { by: school, starts: opening, within: 73 hours, ladder: late }
`;

/** The nights of 2026: opened at half past two on a Thursday, what goes off on the Sunday, and its length in hours. */
const nights = [
  {
    night: 'the hour from two to three is skipped',
    opened: '2026-03-26T02:30:00+01:00',
    hours: 23,
    goesOff: [
      '2026-03-29T00:00:00+01:00 missed by-saturday',
      '2026-03-29T01:30:00+01:00 missed in-71-hours',
      '2026-03-29T03:30:00+02:00 missed in-72-hours',
      '2026-03-29T04:30:00+02:00 missed in-73-hours',
      '2026-03-29T09:00:00+02:00 rung R1 of by-saturday',
      '2026-03-30T00:00:00+02:00 missed by-sunday',
    ],
  },
  {
    night: 'the hour from two to three comes twice',
    opened: '2026-10-22T02:30:00+02:00',
    hours: 25,
    goesOff: [
      '2026-10-25T00:00:00+02:00 missed by-saturday',
      '2026-10-25T01:30:00+02:00 missed in-71-hours',
      '2026-10-25T02:30:00+02:00 missed in-72-hours',
      '2026-10-25T02:30:00+01:00 missed in-73-hours',
      '2026-10-25T09:00:00+01:00 rung R1 of by-saturday',
      '2026-10-26T00:00:00+01:00 missed by-sunday',
    ],
  },
] as const;

bothQueues((store) => {
  let platform: RunningPlatform;
  afterEach(() => platform.stop());

  const rows = <Row extends object>(text: string) => platform.rows<Row>(text);

  /**
   * What people do after the clock was put back comes after all that happened in their case, in time as well: with acts
   * dated by the clock alone, those that follow are out of order.
   */
  test.each(faultSeeds(1))('the clock goes a day forwards and back again: seed %i', async (seed) => {
    const busy = await BusyCases.begin(store, { count: 12, seed });
    ({ platform } = busy);
    for (let moment = 0; moment < 4; moment += 1) await liveOn(busy);
    const before = await now();

    await platform.clockAt(before + 24 * hourMs);
    await busy.allGoesOff();
    await busy.actIn(busy.some(6));
    const events = await rows('select from timeline');
    const firings = await rows(`select * from firing order by seq`);

    await platform.clockAt(before);
    await busy.allGoesOff();
    expect(await rows('select from timeline')).toEqual(events);
    const done = busy.done.length;
    await busy.actIn(busy.ids);
    expect(busy.done.length).toBeGreaterThan(done);
    expect(await rows(`select * from firing order by seq`)).toEqual(firings);

    for (let hours = 6; hours <= 24; hours += 6) {
      await platform.clockAt(before + hours * hourMs);
      await busy.allGoesOff();
      await busy.actIn(busy.some(4));
    }
    for (let moment = 0; moment < 6; moment += 1) await liveOn(busy);

    expect(await outOfOrder()).toEqual([]);
    expect((await busy.doneByTimeline()).toSorted()).toEqual(busy.done.toSorted());
    await platform.delivered();
    await expectByTheRules(platform);
  });

  /** With a dispatch that counts nine hours from midnight, the Sunday's rung goes off an hour late, or an hour early. */
  test.each(nights)('$night: everything goes off once, in its own half hour', async ({ opened, hours, goesOff }) => {
    platform = await RunningPlatform.start(store);
    await openThree(Date.parse(opened));
    const midnight = Date.parse(goesOff[0].slice(0, 25));
    await platform.clockAt(midnight - hourMs);
    const seen: string[] = [];
    for (let half = -1; half <= 2 * hours; half += 1) {
      const at = midnight + (half * hourMs) / 2;
      await platform.clockAt(at);
      await nothingIsDue();
      seen.push(...(await wentOffAfter(seen.length, at)));
    }
    expect(seen).toEqual(goesOff.flatMap((line) => [line, line, line]));
    await expectByTheRules(platform);
  });

  /** The next moment at which something is due: it goes off while people act. */
  async function liveOn(busy: BusyCases): Promise<void> {
    await busy.comeToNext();
    await Promise.all([platform.tick(), busy.actIn(busy.some(4))]);
    await busy.allGoesOff();
  }

  async function now(): Promise<number> {
    const [row] = await rows<{ held_at: Date }>('select held_at from clock');
    return row!.held_at.getTime();
  }

  const outOfOrder = () =>
    rows(`select * from (select case_id, at, event, lag(at) over (partition by case_id order by seq) as before
            from timeline) one where at < before`);

  async function openThree(at: number): Promise<void> {
    const { agreement: agreed } = readWorkflow(readSource('nights.yaml', agreement).value);
    const region = await makeRegion(platform.door, { agreements: [agreed!] });
    await platform.clockAt(at);
    for (let count = 0; count < 3; count += 1) {
      const pupilId = await addPupil(platform.door, region);
      await platform.door.asPerson(region.person('school'), (open) =>
        platform.parts.cases.open(open, { pupilId, workflow: 'nights', firstDayAbsent: '2026-03-01' }),
      );
    }
  }

  async function nothingIsDue(): Promise<void> {
    await until(async () => {
      await platform.tick();
      return (await rows(`select from alarm where at <= (select held_at from clock)`)).length === 0;
    });
  }

  /** What went off after so many others, in words; each in the half hour in which it was due. */
  async function wentOffAfter(count: number, at: number): Promise<string[]> {
    const lines = await rows<{ at: Date; line: TraceLine }>(
      `select at, lines -> 0 as line from timeline where event ->> 'kind' = 'fired' order by at, seq offset ${count}`,
    );
    const late = lines.filter((line) => line.at.getTime() <= at - hourMs / 2);
    expect(late).toEqual([]);
    return lines.map(({ line }) =>
      [line.at, ...('rung' in line ? ['rung', line.rung, 'of', line['of']] : ['missed', line['missed']])].join(' '),
    );
  }
});

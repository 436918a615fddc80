import { addDays, type LocalDate } from '@app/rules';
import * as fc from 'fast-check';
import { AwayPeople } from '../../../../test/support/away-people';
import { after, CaseFiles } from '../../../../test/support/case-file';
import { isNightly } from '../../../../test/support/seeds';
import { CaseProblem } from '../problem';

/**
 * The promise about people, on cases that live: after any sequence of leave, departure, substitution, handing over and
 * return every open case has a director who is there and every open step somebody who is, or it is on the regional list
 * that day; and whoever is told is there.
 *
 * Seen to fail: with a regional list of used-up ladders alone.
 */
let files: CaseFiles;
let people: AwayPeople;

beforeAll(async () => {
  files = await CaseFiles.start();
  people = await AwayPeople.of(files);
});
afterAll(() => files.stop());

const lastDay = 14;
const places = ['school', 'compulsory-education'].flatMap((role) =>
  ['person', 'backup', 'team-lead', 'management', 'board'].map((level) => `${role}.${level}`),
);
const place = fc.nat(places.length - 1).map((number) => places[number]!);
const day = fc.nat(lastDay);
const length = fc.nat(6);

type Act = { readonly on: number } & (
  | { readonly act: 'leave'; readonly place: string; readonly days: number; readonly substitute: string | undefined }
  | { readonly act: 'all-leave'; readonly role: string; readonly days: number }
  | { readonly act: 'depart'; readonly place: string }
  | { readonly act: 'hand-over'; readonly place: string; readonly to: string }
  | { readonly act: 'come-back'; readonly which: number }
);

const acts = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('leave'),
      on: day,
      place,
      days: length,
      substitute: fc.option(place, { nil: undefined }),
    }),
    fc.record({
      act: fc.constant('all-leave'),
      on: day,
      role: fc.constantFrom('school', 'compulsory-education'),
      days: length,
    }),
    fc.record({ act: fc.constant('depart'), on: day, place }),
    fc.record({ act: fc.constant('hand-over'), on: day, place, to: place }),
    fc.record({ act: fc.constant('come-back'), on: day, which: fc.nat(9) }),
  ) as fc.Arbitrary<Act>,
  { minLength: 3, maxLength: 14 },
);

interface Gone {
  readonly id: string;
  readonly place: string;
  readonly from: LocalDate;
  until: LocalDate;
  isOver: boolean;
}

const never: LocalDate = '9999-12-31';
const dateOn = (number: number): LocalDate => addDays('2026-09-14', number);

/** People of one run, and who of them is away, told otherwise than the database tells it. */
class Run {
  readonly gone: Gone[] = [];

  isThere(who: string, today: LocalDate): boolean {
    return !this.gone.some((one) => one.place === who && one.from <= today && today <= one.until);
  }

  async act(act: Act): Promise<void> {
    const from = dateOn(act.on);
    if (act.act === 'leave') await this.leave(act.place, from, act.days, act.substitute);
    if (act.act === 'all-leave') {
      for (const one of places.filter((other) => other.startsWith(act.role)))
        await this.refusable(() => this.leave(one, from, act.days));
    }
    if (act.act === 'depart') await this.keep(act.place, from, never, await people.depart(act.place, from));
    if (act.act === 'hand-over') await people.handOver(act.place, [{ to: people.idOf(act.to) }]);
    const back = act.act === 'come-back' ? this.gone[act.which] : undefined;
    if (!back || back.isOver) return;
    await people.comeBack(back.place, back.id, from);
    back.isOver = true;
    if (addDays(from, -1) < back.until) back.until = addDays(from, -1);
  }

  /** What is refused changes nothing. */
  async refusable(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CaseProblem)) throw error;
    }
  }

  private async leave(one: string, from: LocalDate, days: number, substitute?: string): Promise<void> {
    const until = addDays(from, days);
    await this.keep(one, from, until, await people.leave(one, { from, until, substitute }));
  }

  private async keep(one: string, from: LocalDate, until: LocalDate, id: string): Promise<void> {
    this.gone.push({ id, place: one, from, until, isOver: false });
  }
}

/** Whoever a case needs today: its director, and who has each open step; and whom the platform would tell. */
const needed = `
  select n.case_id as "caseId", n.what, array(
           select person_id from who_answers(p.organisation_id, 'person', p.person_id, p.backup_id, to_timestamp($1 / 1000.0))
         ) as answers
    from (select id as case_id, null as what, director_role as role from case_file where phase = 'open'
          union all select case_id, key, responsible from step where state in ('open', 'waiting')) n
    left join case_party p on p.case_id = n.case_id and p.role = n.role`;

async function expectReached(run: Run, number: number, seen: { reached: number; listed: number }): Promise<void> {
  const today = dateOn(number);
  const rows = await files.platform.rows<{ caseId: string; what: string | null; answers: string[] }>(needed, [
    after(24 * number + 3),
  ]);
  const listed = await people.listed();
  for (const { caseId, what, answers } of rows) {
    const there = answers.filter((id) => run.isThere(people.placeOfId(id), today));
    expect(there).toEqual(answers);
    const on = listed.get(caseId);
    const isListed = what === null ? Boolean(on?.withoutDirector) : Boolean(on?.withoutPerson.includes(what));
    expect([what, isListed]).toEqual([what, there.length === 0]);
    seen[isListed ? 'listed' : 'reached'] += 1;
  }
}

async function expectToldAreThere(run: Run, number: number, since: number): Promise<number> {
  const told = await files.platform.rows<{ seq: number; id: string }>(
    `select seq::int, person_id as id from outbox where seq > $1 order by seq`,
    [since],
  );
  const elsewhere = told.map(({ id }) => people.placeOfId(id)).filter((who) => !run.isThere(who, dateOn(number)));
  expect(elsewhere).toEqual([]);
  return told.at(-1)?.seq ?? since;
}

test('every open case has a director who is there and every open step a person, or it is on the regional list that day', async () => {
  const seen = { reached: 0, listed: 0 };
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      const run = new Run();
      await files.platform.rows('delete from alarm');
      await files.platform.rows('delete from away');
      await files.platform.rows(`update case_file set phase = 'ended'`);
      await files.platform.rows(`update step set state = 'ended'`);
      for (let cases = 0; cases < 2; cases += 1) await files.open();
      let seq = Number((await files.platform.rows<{ seq: string }>('select max(seq) as seq from timeline'))[0]!.seq);
      for (let number = 0; number <= lastDay; number += 1) {
        await files.platform.clockAt(after(24 * number - 2));
        for (const act of sequence.filter(({ on }) => on === number)) await run.refusable(() => run.act(act));
        await files.platform.clockAt(after(24 * number + 3));
        await files.platform.parts.fireDue.all(files.platform.door);
        seq = await expectToldAreThere(run, number, seq);
        await expectReached(run, number, seen);
      }
    }),
    { numRuns: isNightly ? 1000 : 25, seed: Number(process.env['SEED'] ?? 2026) },
  );
  expect(Math.min(seen.reached, seen.listed)).toBeGreaterThan(100);
}, 7_200_000);

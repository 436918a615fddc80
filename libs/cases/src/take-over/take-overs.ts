import type { Open } from '@app/platform';
import { directorOf, firstDispatchOf, nextMoment, type Opening } from '@app/rules';
import type { Casebook, Casebooks } from '../casebook';
import { Change } from '../change';
import { holdAllChildren } from '../children/case-of-child';
import { addParties } from '../parties';
import { writeChanges } from '../write-changes';
import type { NotTakenOver, RunningCase, TakenCase } from './running-case';

/** A child has one open case, at whichever school: whoever came first keeps it. */
const addFiles = `
  insert into case_file (id, region_id, pupil_id, school_id, municipality, phase, opened_at, first_day_absent)
  select uuidv7(), f."regionId", f."pupilId", f."schoolId", f.municipality, 'open', $2, f."firstDayAbsent"
    from (select f.*, p.child_id, row_number() over (partition by p.child_id order by f.ordinality) as turn
            from rows from (json_to_recordset($1) as ("regionId" uuid, "pupilId" uuid, "schoolId" uuid,
                              municipality text, "firstDayAbsent" date)) with ordinality as f
            join pupil p on p.id = f."pupilId") f
   where turn = 1
     and not exists (select from pupil p join case_file c on c.pupil_id = p.id and c.phase = 'open'
                      where p.child_id = f.child_id)
   order by f.ordinality
  on conflict (pupil_id) where phase = 'open' do nothing
  returning id, pupil_id as "pupilId"`;

const remember = `
  insert into case_taken_over (case_id, pupil_id, said, told_together_until)
  select * from json_to_recordset($1) as r(case_id uuid, pupil_id uuid, said jsonb, told_together_until timestamptz)`;

interface Candidate {
  readonly id: string;
  readonly asked: RunningCase;
  readonly book: Casebook;
}

/**
 * Takes over cases that ran before their region came here: each opens in its middle, with the director and the open steps
 * that it has. As owner; what of them goes off at the first dispatch is told each person in one mail.
 */
export class TakeOvers {
  constructor(private readonly books: Casebooks) {}

  /**
   * Opens some cases in a handful of statements; those that cannot be are left out, and leave nothing behind.
   *
   * @param cases a few hundred at most; of two of one child the first is opened
   * @returns what became of each, in their order
   */
  async open(open: Open, cases: readonly RunningCase[]): Promise<TakenCase[]> {
    for (const regionId of new Set(cases.map((one) => one.regionId))) await holdAllChildren(open, regionId);
    const added = await open.sql<{ id: string; pupilId: string }>(addFiles, [JSON.stringify(cases), open.now]);
    const ids = new Map(added.map(({ id, pupilId }) => [pupilId, id]));
    const files = cases.flatMap((asked) => {
      const id = ids.get(asked.pupilId);
      return id === undefined ? [] : [{ ...asked, caseId: id }];
    });
    await addParties(open, files);
    const books = await this.books.of(open, [...ids.values()]);
    const all = cases.map((asked) => {
      const id = ids.get(asked.pupilId);
      return id === undefined ? 'runs-already' : opened({ id, asked, book: books.get(id)! }, open.nowMs);
    });
    const changes = all.filter(isOpened);
    const opens = new Set(changes.map(({ kept }) => kept.id));
    await leaveOut(
      open,
      [...ids.values()].filter((id) => !opens.has(id)),
    );
    await writeChanges(open, changes);
    const became = all.map((one): TakenCase => {
      if (!isOpened(one)) return { whyNot: one };
      return { caseId: one.kept.id, first: firstDispatchOf(one.state, one.kept.book) };
    });
    await open.sql(remember, [JSON.stringify(rowsOf(cases, became))]);
    return became;
  }
}

const isOpened = (one: Change | NotTakenOver): one is Change => typeof one !== 'string';

/** The case as the rules open it, unless nobody would direct it who can be told, or nothing would ever happen in it. */
function opened({ id, asked, book }: Candidate, at: number): Change | NotTakenOver {
  const { workflow, firstDayAbsent, facts = {}, takenOver } = asked;
  const agreed = book.agreements.get(workflow);
  if (!agreed) return 'not-agreed-here';
  const known = Object.fromEntries(Object.entries(facts).filter(([name]) => name in agreed.facts));
  const opening: Opening = { at, workflow, firstDayAbsent, facts: known, takenOver };
  const change = Change.opening(id, opening, book);
  if (!book.reachable(directorOf(change.state))) return 'nobody-directs';
  return nextMoment(change.state) === undefined ? 'no-next-date' : change;
}

async function leaveOut(open: Open, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  await open.sql('delete from case_party where case_id = any($1)', [caseIds]);
  await open.sql('delete from case_file where id = any($1)', [caseIds]);
}

function rowsOf(cases: readonly RunningCase[], became: readonly TakenCase[]) {
  return became.flatMap((one, place) => {
    if (one.caseId === undefined) return [];
    const { pupilId, said } = cases[place]!;
    const until = new Date(one.first.at).toISOString();
    return [{ case_id: one.caseId, pupil_id: pupilId, said, told_together_until: until }];
  });
}

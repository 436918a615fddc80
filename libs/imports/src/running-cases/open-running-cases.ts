import { Foreseen, isHeldRegion, type NotTakenOver, type RunningCase, type TakenCase } from '@app/cases';
import type { Open } from '@app/platform';
import type { LocalDate, Sentence, TakenOver } from '@app/rules';
import type { ByRules } from '../kind';
import type { Mistake } from '../reasons';

/** So many cases are opened and written at once; all of a file are kept together, or none. */
const atOnce = 200;

interface JudgedCase {
  line: number;
  pupilId: string;
  schoolId: string;
  municipality: string;
  workflow: string;
  firstDayAbsent: LocalDate;
  director: TakenOver['director'] | null;
  steps: TakenOver['steps'];
  done: readonly string[] | null;
  reason: TakenOver['reason'] | null;
  method: TakenOver['method'] | null;
  saying: readonly unknown[];
}

const next = `
  select line, pupil_id as "pupilId", school_id as "schoolId", municipality, workflow,
         first_day_absent as "firstDayAbsent", director, steps, done, reason, method, saying
    from judged where wrong = '[]' and became = 'added' and line > $1 order by line limit ${atOnce}`;

const refuse = `
  update judged j set wrong = r.wrong from json_to_recordset($1) as r(line int, wrong jsonb) where j.line = r.line`;

/** Which field is wrong, when the rules do not take a case over. */
const columns: Readonly<Record<NotTakenOver, string>> = {
  'runs-already': 'number',
  'not-agreed-here': 'workflow',
  'nobody-directs': 'director',
  'no-next-date': 'workflow',
};

/** A child in a list of running cases is enrolled and stays away. */
const facts = { enrolled: true, attends: false };

/** Opens the cases of the right rows, in the order of the file, and says how many land on which rung. */
export async function openRunningCases(open: Open, { region, profile, takeOvers }: ByRules): Promise<Sentence[]> {
  const foreseen = new Foreseen(await isHeldRegion(open, region.id));
  for (let after = 0; ;) {
    const rows = await open.sql<JudgedCase>(next, [after]);
    if (rows.length === 0) return foreseen.inWords();
    after = rows.at(-1)!.line;
    const became = await takeOvers.open(
      open,
      rows.map((row) => caseOf(row, { regionId: region.id, list: profile })),
    );
    for (const [place, one] of became.entries()) {
      if (one.caseId !== undefined) foreseen.count(one.first, namesIn(rows[place]!));
    }
    await open.sql(refuse, [JSON.stringify(wrongRows(rows, became))]);
  }
}

const namesIn = ({ steps }: JudgedCase) => steps.map(({ step }) => step);

function caseOf(row: JudgedCase, { regionId, list }: { regionId: string; list: string }): RunningCase {
  const { pupilId, schoolId, municipality, workflow, firstDayAbsent, director, steps, done, reason, method, saying } =
    row;
  const takenOver: TakenOver = {
    list,
    ...(reason && { reason }),
    ...(director && { director }),
    steps,
    ...(method && { method }),
    ...(done && { done }),
  };
  return { pupilId, schoolId, municipality, regionId, workflow, firstDayAbsent, facts, takenOver, said: saying };
}

function wrongRows(rows: readonly JudgedCase[], became: readonly TakenCase[]) {
  return became.flatMap((one, place) => {
    if (one.caseId !== undefined) return [];
    const mistake: Mistake = { column: columns[one.whyNot], why: one.whyNot };
    return [{ line: rows[place]!.line, wrong: [mistake] }];
  });
}

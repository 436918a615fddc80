import { type Agreements, todayHere } from '@app/cases';
import { type Mistake, type Open, type Person, Problem } from '@app/platform';
import { addDays, type Agreement, type LocalDate, parseTerm, termText } from '@app/rules';
import type { z } from 'zod';
import { expectArea } from '../municipalities/municipalities';
import type { Instructions, newInstruction } from './instructions.shapes';

type Instruction = Instructions['instructions'][number];
type Asked = z.infer<typeof newInstruction>;

interface Row extends Omit<Instruction, 'terms' | 'inForce' | 'surgeries' | 'surgeryEveryWeeks'> {
  readonly terms: Asked['terms'];
  readonly surgeryEveryWeeks: number | null;
  readonly officeId: string;
  readonly inForce: boolean;
}

/**
 * Keeps the next version of the instruction of a municipality, under the id that its maker chose.
 *
 * @throws Problem `not-found` for a municipality of another office; `invalid-content` for a step that nobody agreed on
 */
export async function giveInstruction(
  open: Open<Person>,
  agreements: Agreements,
  { id, asked }: { readonly id: string; readonly asked: Asked },
): Promise<void> {
  await expectArea(open, asked.municipality);
  expectAgreed(await agreedHere(open, agreements), asked.terms);
  const { municipality, title, document, adoptedOn, holdsFrom, surgeryEveryWeeks = null, terms } = asked;
  const { region, organisation, id: personId } = open.who;
  await open.sql(
    `insert into officer_instruction (id, region_id, office_id, municipality, version, title, document, adopted_on, holds_from,
            surgery_every_weeks, terms, person_id, recorded_at)
     select $1, $2, $3, $4, (select count(*) + 1 from officer_instruction where office_id = $3 and municipality = $4),
            $5, $6, $7, $8, $9, $10, $11, $12
     on conflict (id) do nothing`,
    [
      id,
      region,
      organisation,
      municipality,
      title,
      document,
      adoptedOn,
      holdsFrom,
      surgeryEveryWeeks,
      JSON.stringify(terms),
      personId,
      open.now,
    ],
  );
}

const seen = `
  select i.id, o.name as office, i.office_id as "officeId", i.municipality, i.version, i.title, i.document,
         i.adopted_on as "adoptedOn", i.holds_from as "holdsFrom", i.surgery_every_weeks as "surgeryEveryWeeks", i.terms,
         i.id = (select j.id from officer_instruction j
                  where j.office_id = i.office_id and j.municipality = i.municipality and j.holds_from <= $2
                  order by j.holds_from desc, j.version desc limit 1) as "inForce"
    from officer_instruction i join organisation o on o.id = i.office_id
   where i.region_id = $1 order by o.name, i.municipality, i.version desc`;

/** The instructions of the offices of a region, each beside what the region agreed; the schools read them too. */
export async function instructionsSeen(open: Open<Person>, agreements: Agreements): Promise<Instructions> {
  const today = await todayHere(open);
  const agreed = await agreedHere(open, agreements);
  const rows = await open.sql<Row>(seen, [open.who.region, today]);
  const instructions: Instruction[] = [];
  for (const { officeId, surgeryEveryWeeks: weeks, inForce, ...row } of rows) {
    instructions.push({
      ...row,
      inForce: inForce === true,
      ...(weeks !== null && { surgeryEveryWeeks: weeks }),
      terms: row.terms.map((term) => besideAgreed(term, agreed)),
      surgeries: inForce && weeks !== null ? await surgeriesDue(open, { officeId, weeks, today }) : [],
    });
  }
  return { instructions };
}

function besideAgreed(
  { workflow, step, within }: Asked['terms'][number],
  agreed: readonly Agreement[],
): Instruction['terms'][number] {
  const found = stepIn(agreed, workflow, step);
  const term = found ? termText(found.within) : '';
  const title = found?.title ?? { nl: step, en: step };
  return { workflow, step, title, within, agreed: term, isSame: term === termText(parseTerm(within)!) };
}

/** A person sees the surgeries of his office, or those at his school. */
async function surgeriesDue(
  open: Open<Person>,
  { officeId, weeks, today }: { officeId: string; weeks: number; today: LocalDate },
): Promise<Instruction['surgeries']> {
  const rows = await open.sql<{ school: { id: string; name: string }; lastOn: LocalDate }>(
    `select json_build_object('id', c.id, 'name', c.name) as school, max(s.held_on)::text as "lastOn"
       from surgery s join organisation c on c.id = s.school_id
      where s.office_id = $1 and s.cancelled_at is null group by c.id, c.name order by c.name`,
    [officeId],
  );
  return rows.map(({ school, lastOn }) => {
    const nextBefore = addDays(lastOn, weeks * 7);
    return { school, lastOn, nextBefore, isLate: today > nextBefore };
  });
}

async function agreedHere(open: Open<Person>, agreements: Agreements): Promise<Agreement[]> {
  const { region } = open.who;
  const newest = (await agreements.newest(open, [region])).get(region)!;
  return (await agreements.byId(open, newest.values())).map(({ agreement }) => agreement);
}

const stepIn = (agreed: readonly Agreement[], workflow: string, step: string) =>
  agreed.find((one) => one.workflow === workflow)?.steps.find(({ id }) => id === step);

function expectAgreed(agreed: readonly Agreement[], terms: Asked['terms']): void {
  const errors = terms.flatMap(({ workflow, step }, place): Mistake[] =>
    stepIn(agreed, workflow, step)
      ? []
      : [{ pointer: `/terms/${place}/step`, detail: `There is no step "${step}" in ${workflow}` }],
  );
  if (errors.length > 0) throw new Problem('invalid-content', undefined, { errors });
}

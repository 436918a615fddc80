import {
  type Agreement,
  family,
  handReasons,
  type LocalDate,
  methods,
  roles,
  type TakenStep,
  writtenDate,
} from '@app/rules';
import type { Values } from '../kind';
import { nameOf } from '../pupils';
import type { RowReader } from '../row-reader';
import { pupilNumberOf, schoolOf } from '../schools';

/** Makes the values of a row; what is wrong with it is noted in the reader. */
export function readRunningCase(row: RowReader): Values {
  const isNumbered = row.cell('number') !== '';
  const agreement = agreementOf(row);
  const done = agreement ? stepsNamed(row, 'done', agreement) : [];
  return {
    school: schoolOf(row),
    number: isNumbered ? pupilNumberOf(row) : null,
    name: isNumbered ? null : nameOrMistake(row),
    born_on: isNumbered && row.cell('born') === '' ? null : row.birthDate('born'),
    workflow: agreement?.workflow ?? null,
    first_day_absent: pastDay(row, 'first-day-absent'),
    director: directorOf(row),
    steps: JSON.stringify(agreement ? openSteps(row, agreement) : []),
    done: done.length > 0 ? JSON.stringify(done.toSorted()) : null,
    reason: reasonOf(row),
    method: methodOf(row),
  };
}

/** Whoever has neither number nor name is missing his number. */
function nameOrMistake(row: RowReader): string | null {
  return row.cell('name') === '' && row.cell('family') === '' ? row.mistake('number', 'missing') : nameOf(row);
}

/** By its name, its title, or a word of the profile. What a family asks about its own data is no case that ran before. */
function agreementOf(row: RowReader): Agreement | undefined {
  const agreements = row.around.agreements.filter(({ opens }) => !opens.byFamily);
  const given = row.text('workflow', { required: true });
  if (given === null) return undefined;
  const named = thingNamed(agreements, row.explained('workflow', given), ({ workflow }) => workflow);
  if (!named)
    row.mistake('workflow', 'unknown-code', shown(agreements.map(({ title, workflow }) => title?.nl ?? workflow)));
  return named;
}

interface Titled {
  readonly title?: { readonly nl: string; readonly en: string };
}

function thingNamed<One extends Titled>(
  all: readonly One[],
  word: string,
  idOf: (one: One) => string,
): One | undefined {
  const wanted = word.toLowerCase();
  return all.find((one) => [idOf(one), one.title?.nl, one.title?.en].some((name) => name?.toLowerCase() === wanted));
}

const shown = (words: readonly string[]) => words.toSorted().join(', ');

/** Several in one field have `|` between them; each has its place. */
function partsOf(row: RowReader, field: string): string[] {
  const given = row.cell(field);
  return given === '' ? [] : given.split('|').map((part) => part.trim());
}

function stepsNamed(row: RowReader, field: 'step' | 'done', { steps }: Agreement): string[] {
  const found = partsOf(row, field).flatMap((word) => {
    const step = thingNamed(steps, row.explained('step', word), ({ id }) => id);
    if (!step) row.mistake(field, 'unknown-code', shown(steps.map(({ title, id }) => title?.nl ?? id)));
    return step ? [step.id] : [];
  });
  if (new Set(found).size < found.length) row.mistake(field, 'twice');
  return found;
}

/** The open steps, in the order of the agreement: the same steps in another order say the same. */
function openSteps(row: RowReader, agreement: Agreement): TakenStep[] {
  const names = stepsNamed(row, 'step', agreement);
  const [since, due] = [partsOf(row, 'since'), partsOf(row, 'due')];
  if (due.length !== partsOf(row, 'step').length) row.mistake('due', 'as-many');
  if (since.length > 0 && since.length !== due.length) row.mistake('since', 'as-many');
  const steps = names.flatMap((step, place): TakenStep[] => {
    const began = since[place] ? dayIn(row, 'since', since[place], row.around.today) : undefined;
    const until = dayIn(row, 'due', due[place] ?? '', row.near.until);
    if (began && until && until < began) row.mistake('due', 'before-begin');
    return until ? [{ step, ...(began && { since: began }), due: until }] : [];
  });
  return agreement.steps.flatMap(({ id }) => steps.find(({ step }) => step === id) ?? []);
}

function pastDay(row: RowReader, field: string): string | null {
  const given = row.text(field, { required: true });
  return given === null ? null : dayIn(row, field, given, row.around.today);
}

function dayIn(row: RowReader, field: string, given: string, latest: LocalDate): LocalDate | null {
  const { today } = row.around;
  const on = writtenDate(given);
  if (!on) return row.mistake(field, 'no-date');
  if (on < row.near.from) return row.mistake(field, 'far-off');
  if (on > latest) return row.mistake(field, latest === today ? 'to-come' : 'far-off');
  return on;
}

function directorOf(row: RowReader): string | null {
  const role = row.code('director');
  const isAble = role === null || (roles.some((one) => one === role) && !family.some((one) => one === role));
  return isAble ? role : row.mistake('director', 'cannot-direct');
}

function methodOf(row: RowReader): string | null {
  const method = row.code('method');
  const isKnown = method === null || methods.some((one) => one === method);
  return isKnown ? method : row.mistake('method', 'unknown-code', methods.join(', '));
}

function reasonOf(row: RowReader): string | null {
  const reason = row.code('reason');
  const isKnown = reason === null || handReasons.some((one) => one === reason);
  return isKnown ? reason : row.mistake('reason', 'unknown-code', handReasons.join(', '));
}

import { abilityOf, CaseProblem, type Cases, type CaseNow, keepEvidence, mayAct } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import { definitionOf, type LocalDate, type Sentence, type StepState } from '@app/rules';
import { CompulsoryEducationEvidence } from '../compulsory-education-evidence.entity';
import { compulsoryEducationMay } from '../compulsory-education.ability';
import { noticeLetter } from './notice-letter';

/** The letters that an office sends, each by the task that asks for it. */
export const letterKinds = ['notice-letter'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** A letter that was sent, to whom and when. */
export interface SentLetter {
  readonly kind: LetterKind;
  readonly to: ('parents' | 'pupil')[];
  readonly sentOn: LocalDate;
  readonly office: string;
}

/** The letters of a case, the oldest first. */
export function lettersOf(open: Open<Person>, caseId: string): Promise<SentLetter[]> {
  return open.sql<SentLetter>(
    `select l.kind, l.addressed_to as "to", l.sent_on as "sentOn", o.name as office
       from letter l join organisation o on o.id = l.office_id where l.case_id = $1 order by l.recorded_at, l.id`,
    [caseId],
  );
}

/**
 * A letter as it would be sent now.
 *
 * @throws Problem `not-allowed` for anybody but the office that is asked to send it
 * @throws CaseProblem `act-refused` while nothing asks for it
 */
export async function draftOf(open: Open<Person>, now: CaseNow, kind: LetterKind): Promise<Sentence> {
  expectSender(open.who, now, stepFor(now, kind));
  const { child, parties } = now;
  const office = parties.find(({ organisationId }) => organisationId === open.who.organisation)!;
  const [officer] = await open.sql<{ name: string }>('select name from person where id = $1', [open.who.id]);
  return noticeLetter({ pupil: child.name, school: child.school, office: office.organisation, officer: officer!.name });
}

/** A letter as it goes out. */
export interface NewLetter {
  readonly kind: LetterKind;
  readonly to: readonly ('parents' | 'pupil')[];
  readonly sentOn: LocalDate;
}

/**
 * Writes down that a letter went out, which is doing the step that asks for it. The same key does nothing the second time.
 *
 * @throws as `draftOf`
 */
export async function sendLetter(
  open: Open<Person>,
  cases: Cases,
  { caseId, key, letter }: { readonly caseId: string; readonly key: string; readonly letter: NewLetter },
): Promise<void> {
  const { kind, to, sentOn } = letter;
  if ((await open.sql('select from letter where id = $1', [key])).length > 0) return;
  const now = await cases.read(open, caseId);
  const step = stepFor(now, kind);
  expectSender(open.who, now, step);
  await cases.act(open, caseId, { act: 'done', step: step.key }, { key, along });

  async function along(within: Open<Person>): Promise<void> {
    await keepEvidence(within, CompulsoryEducationEvidence, { caseId, step: step.key, task: kind, form: { sentOn } });
    await within.sql(
      `insert into letter (id, case_id, step, kind, addressed_to, sent_on, office_id, person_id, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [key, caseId, step.key, kind, to, sentOn, within.who.organisation, within.who.id, within.now],
    );
  }
}

/** The step that asks for a letter. */
function stepFor({ state, book }: CaseNow, kind: LetterKind): StepState {
  const step = Object.values(state.steps).find(
    (one) => one.state === 'open' && definitionOf(book, one.workflow, one.id)?.asks === kind,
  );
  if (step) return step;
  const sentence = { nl: 'niets vraagt nu om deze brief', en: 'nothing asks for this letter now' };
  throw new CaseProblem('act-refused', sentence.en, { sentence });
}

function expectSender(who: Person, now: CaseNow, step: StepState): void {
  const isOffice = who.roles[0] === 'compulsory-education';
  const may = isOffice && mayAct(abilityOf(who, compulsoryEducationMay), now, { act: 'done', step: step.key });
  if (!may) throw new Problem('not-allowed');
}

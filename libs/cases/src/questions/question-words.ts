import type { Open } from '@app/platform';
import type { Act, CaseState } from '@app/rules';
import { questionKey } from '@app/rules';

/** What a party asked or answered, in its words. They are for the two, and the event has their id instead. */
export interface QuestionWords {
  readonly id: string;
  readonly kind: 'question' | 'answer';
  readonly text: string;
}

/** The words of one question, for somebody who may read them; a question that is put again begins without an answer. */
export interface Asked {
  readonly question: string | null;
  readonly answer: string | null;
}

const keep = `
  insert into note (id, case_id, kind, step, text, organisation_id, person_id, readers, written_at)
  select $1, $2, $3, $4, $5, writer.organisation_id, $8, array[reader.organisation_id], $9
    from case_party writer join case_party reader using (case_id)
   where case_id = $2 and writer.role = $6 and reader.role = $7`;

/** Keeps the words of an act on a question, by the state that came of it. */
export async function keepQuestionWords(
  open: Open,
  { caseId, act, after }: { readonly caseId: string; readonly act: Act; readonly after: CaseState },
  { id, kind, text, personId }: QuestionWords & { readonly personId?: string | undefined },
): Promise<void> {
  if (act.act !== 'ask' && act.act !== 'answer') return;
  const { key, responsible, question } = after.steps[act.act === 'ask' ? questionKey(act.of, act.step) : act.step]!;
  const [writer, reader] = kind === 'question' ? [question!.from, responsible] : [responsible, question!.from];
  await open.sql(keep, [id, caseId, kind, key, text, writer, reader, personId ?? null, open.now]);
}

const read = `
  select q.case_id as "caseId", q.step, q.text as question,
         (select a.text from note a where a.case_id = q.case_id and a.step = q.step and a.kind = 'answer'
             and a.written_at >= q.written_at order by a.written_at desc limit 1) as answer
    from (select distinct on (case_id, step) case_id, step, text, written_at from note
           where case_id = any($1) and kind = 'question' order by case_id, step, written_at desc, id) q`;

/** What was asked and answered in cases, by case and then by the key of the question, in so far as this person may read it. */
export async function askedInCases(
  open: Open,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Asked>>> {
  const rows = await open.sql<Asked & { caseId: string; step: string }>(read, [caseIds]);
  const cases = new Map<string, Map<string, Asked>>();
  for (const { caseId, step, ...asked } of rows) {
    cases.set(caseId, (cases.get(caseId) ?? new Map<string, Asked>()).set(step, asked));
  }
  return cases;
}

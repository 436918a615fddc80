import { randomUUID } from 'node:crypto';
import type { Open } from '@app/platform';
import type { Act } from '@app/rules';
import { CaseProblem } from './problem';
import type { QuestionWords } from './questions/question-words';

/** What a person wrote beside an act. It is kept apart, where it can be erased; the event points to it. */
export interface Remark {
  readonly id: string;
  readonly category: 'reason' | 'otherwise';
  readonly text: string;
}

/** Dates, ids, names of steps and words of lists. */
const plain = /^[\w.:/+-]{1,120}$/;

/**
 * An act whose words are replaced by the id of a remark, and that remark; for a question or an answer those words. The id
 * is long enough to pass for a reason.
 */
export function withoutWords(act: Act): { act: Act; remark?: Remark; asked?: QuestionWords } {
  if (act.act === 'ask' || act.act === 'answer') {
    const kind = act.act === 'ask' ? 'question' : 'answer';
    const asked = { id: randomUUID(), kind, text: act.text } as const;
    return { act: { ...act, text: asked.id }, asked };
  }
  const { reason, otherwise } = act as { reason?: string; otherwise?: string };
  const category = otherwise === undefined ? 'reason' : 'otherwise';
  const text = otherwise ?? reason;
  if (text === undefined) return { act };
  const remark = { id: randomUUID(), category, text } as const;
  return { act: { ...act, [category]: remark.id }, remark };
}

/** What a person writes in an act: it is taken out before the act becomes an event. */
const written: readonly string[] = ['reason', 'otherwise', 'text'];

/**
 * Events never hold free text.
 *
 * @throws CaseProblem `act-refused` for an act with anything else than plain words in it
 */
export function expectPlainWords(act: Act): void {
  JSON.stringify(act, (key, value: unknown) => {
    const isText = typeof value === 'string' && !written.includes(key);
    if (isText && !plain.test(value)) throw new CaseProblem('act-refused', `"${key}" is no word of a list`);
    return value;
  });
}

/** Keeps what a person wrote. */
export async function keepRemark(open: Open, caseId: string, remark: Remark, personId?: string): Promise<void> {
  await open.sql(
    `insert into remark (id, case_id, category, text, person_id, written_at) values ($1, $2, $3, $4, $5, $6)`,
    [remark.id, caseId, remark.category, remark.text, personId ?? null, open.now],
  );
}

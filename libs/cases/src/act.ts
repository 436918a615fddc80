import type { Open } from '@app/platform';
import { type Act, type CaseEvent, type CaseState, lastAct, rejected, type TraceLine } from '@app/rules';
import { Change, type Entry } from './change';
import { expectOn } from './region/held-regions';
import { eventsOf, type KeptCase, momentIn } from './kept-case';
import { keepQuestionWords } from './questions/question-words';
import { expectPlainWords, keepRemark, withoutWords } from './remarks';
import { withdrawMessages } from './signals/withdrawal';
import { writeChanges } from './write-changes';

/** Why the rules did not allow an act, and the case in which they did not. */
export interface RefusedAct {
  readonly refused: string;
  readonly state: CaseState;
  /** As a trace says it. */
  readonly line: TraceLine;
}

/** An act that was written, and the events before it. `by` is its number. */
interface Correction {
  change: Change;
  act: Act;
  past: readonly { seq: number; event: CaseEvent }[];
  by: number;
}

/**
 * Writes an act on a case whose lock the door holds, after everything that was planned until now. One that the rules
 * refuse writes nothing at all.
 *
 * @param act with the role that does it in `by`; without, nobody's right is checked
 * @throws CaseProblem `region-not-on`
 */
export async function recordAct(
  open: Open,
  kept: KeptCase,
  act: Act,
  by?: Entry['by'],
): Promise<RefusedAct | undefined> {
  expectOn(kept.book);
  expectPlainWords(act);
  const at = momentIn(kept, open);
  const change = new Change(kept);
  change.advance(at);
  const past = act.act === 'correct' ? await eventsOf(open, kept.id) : [];
  const history = [...past.map(({ event }) => event), ...change.entries.map(({ event }) => event)];
  const attempt = new Change({ ...kept, state: change.state });
  const refused = attempt.perform({ kind: 'act', at, act }, by, history);
  if (refused !== undefined) {
    const line = rejected(change.state, act, refused, { at, book: kept.book }).lines[0]!;
    return { refused, state: change.state, line };
  }
  const { act: wordless, remark, asked } = withoutWords(act);
  if (remark) await keepRemark(open, kept.id, remark, by?.personId);
  if (asked) {
    const of = { caseId: kept.id, act, after: attempt.state };
    await keepQuestionWords(open, of, { ...asked, personId: by?.personId });
  }
  change.perform({ kind: 'act', at, act: wordless }, by, history);
  const seq = (await writeChanges(open, [change])).get(kept.id)!;
  await withdrawTaken(open, { change, act, past, by: seq });
  return undefined;
}

/** After a correction: the messages of what was taken back are followed by one that withdraws them. */
async function withdrawTaken(open: Open, { change, act, past, by }: Correction): Promise<void> {
  if (act.act !== 'correct') return;
  const taken =
    past[
      lastAct(
        past.map(({ event }) => event),
        act.takesBack,
      )
    ];
  const caseId = change.kept.id;
  if (taken) await withdrawMessages(open, { caseId, seq: taken.seq, by, after: change.state });
}

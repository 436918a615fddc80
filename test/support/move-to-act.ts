import {
  type Act,
  addDays,
  type Book,
  type CaseEvent,
  type CaseState,
  dateOf,
  dayNumber,
  agreedKey,
  decisionKey,
  type Facts,
  type LocalDate,
  partners,
  type StepState,
  type Term,
} from '@app/rules';
import type { Move } from './arbitrary-story';

/** A case at the moment of a move. */
export interface Situation {
  state: CaseState;
  history: readonly CaseEvent[];
  book: Book;
  today: LocalDate;
}

const reason = 'so that it can be explained';

/** What a move comes to, here and now; undefined when there is nothing to do it to. */
export function actOf(move: Move, now: Situation): Act | undefined {
  const { pick } = move;
  const by = (['director', 'responsible', undefined] as const)[pick % 3];
  switch (move.kind) {
    case 'set':
      return { act: 'set', facts: chosen(changes(now.today), pick) };
    case 'accept':
      return { act: 'accept' };
    case 'refuse':
      return { act: 'refuse', reason };
    case 'close':
      return { act: 'close', outcome: 'elsewhere', by: 'compulsory-education' };
    case 'reopen':
      return { act: 'reopen', reason, starts: [chosen(Object.keys(now.state.steps), pick) ?? 'one'] };
    case 'invite':
      return { act: 'invite', of: chosen(partners, pick), because: 'think-along', invitation: 'told', by };
    case 'leave':
      return { act: 'leave', of: chosen(partners, pick), reason, by };
    case 'bring':
      return { act: 'bring', question: 'think-along', by };
    case 'discuss':
      return { act: 'discuss', by: 'table' };
    case 'decide':
      return decision(now, pick);
    case 'propose':
      return proposal(now, pick);
    case 'correct': {
      const taken = chosen(actsOf(now), pick);
      return taken && { act: 'correct', takesBack: { at: taken.at, act: taken.act.act }, reason };
    }
    default: {
      const step = chosen(concerned(move, now.state), pick);
      return step && stepAct(move, step, by, now);
    }
  }
}

function chosen<Item>(items: readonly Item[], pick: number): Item {
  return items[pick % Math.max(1, items.length)]!;
}

/** Of whom, within which term, whether he was there: the table decides, and now and then whoever was asked to. */
function decision({ state, book }: Situation, pick: number): Act {
  const asked = Object.values(state.steps).find((step) => step.state === 'open' && /^\w+-of-/.test(step.key));
  const ladders = [...book.agreements.values()].flatMap((agreement) => Object.keys(agreement.ladders));
  return {
    act: 'decide',
    step: decisionKey(state.steps),
    what: 'place',
    of: chosen(partners, pick),
    within: terms(pick),
    ladder: chosen(ladders, pick),
    ...(pick % 2 === 0 && { absent: true }),
    ...(asked && pick % 3 === 0 ? { answers: asked.key, by: asked.responsible, reason } : { by: 'table' }),
  };
}

/** Of another party, or now and then of who proposes it. */
function proposal({ state }: Situation, pick: number): Act {
  const within = terms(pick);
  return {
    act: 'propose',
    step: agreedKey(state.steps),
    what: 'contact',
    of: chosen(partners, pick),
    within,
    by: 'director',
  };
}

const terms = (pick: number): Term =>
  chosen([{ count: 5, unit: 'working-days', ends: 'runs-on' }, { until: { day: 30, month: 6 } }], pick);

const changes = (today: LocalDate): Facts[] => [
  { question: 'care' },
  { question: 'none' },
  { question: 'capacity', attends: false },
  { attends: true },
  { attends: false },
  { enrolled: false },
  { enrolled: true },
  { 'release-on': addDays(today, 30) },
];

/** Mostly a step on which the move makes sense; now and then any, so that acts are refused too. */
function concerned({ kind, pick }: Move, { steps }: CaseState): StepState[] {
  const all = Object.values(steps);
  const fitting = all.filter((step) => {
    if (kind === 'resume') return step.state === 'waiting';
    if (kind === 'answer' || kind === 'withdraw-question') return step.state === 'open' && step.question !== undefined;
    if (kind === 'answer-invitation' || kind === 'withdraw-invitation')
      return step.state === 'open' && step.invitation !== undefined;
    if (kind === 'answer-decision') return step.state === 'open' && step.decided?.answers !== undefined;
    if (kind === 'escalate') return step.state === 'open' && step.missed;
    return step.state === 'open' || (kind === 'done' && step.state === 'waiting');
  });
  return pick % 10 === 0 || fitting.length === 0 ? all : fitting;
}

function stepAct({ kind, pick }: Move, step: StepState, by: Act['by'], { book, today }: Situation): Act | undefined {
  const later = (from: LocalDate, days: number) => dateOf(book.calendar.workingFrom(dayNumber(addDays(from, days))));
  const about = { step: step.key, by };
  const outcome = chosen(outcomesOf(step, book), pick);
  switch (kind) {
    case 'done':
      return { act: 'done', ...about, ...(outcome && { outcome }) };
    case 'skip':
      return { act: 'skip', ...about, reason, ...(outcome && pick % 2 === 0 && { outcome }) };
    case 'wait':
      return { act: 'wait', ...about, for: 'care', ...(pick % 4 === 0 && { review: addDays(today, 10) }) };
    case 'resume':
      return { act: 'resume', ...about };
    case 'extend':
      return { act: 'extend', ...about, reason, to: later(step.due.on > today ? step.due.on : today, 1 + (pick % 3)) };
    case 'promise':
      return { act: 'promise', ...about, on: addDays(today, pick % 12) };
    case 'ask':
      return { act: 'ask', ...about, of: chosen(partners, pick), text: 'when?' };
    case 'answer':
      return { act: 'answer', ...about, text: 'soon' };
    case 'withdraw-question':
    case 'withdraw-invitation':
    case 'nudge':
      return { act: kind, ...about };
    case 'answer-invitation': {
      const { of } = step.invitation ?? { of: 'alliance' };
      const says = pick % 2 === 0 ? 'accepted' : 'declined';
      return { act: 'answer-invitation', step: step.key, by: of, says, because: 'no-room' };
    }
    case 'answer-decision': {
      const says = chosen(['accepted', 'declined', 'countered', 'accepted'] as const, pick);
      const on = pick % 2 === 0 ? { on: addDays(today, pick % 12) } : {};
      const more = says === 'countered' ? { within: terms(pick) } : says === 'accepted' ? on : {};
      return { act: 'answer-decision', step: step.key, by: step.responsible, says, reason, ...more };
    }
    case 'escalate': {
      const rungs = step.alarms.filter((alarm) => alarm.kind === 'rung');
      return { act: 'escalate', ...about, by: 'director', reason, to: chosen(rungs, pick)?.alarm ?? 'R1' };
    }
    default:
      return undefined;
  }
}

const actsOf = ({ history }: Situation) => history.filter((event) => event.kind === 'act');

function outcomesOf({ workflow, id }: StepState, { agreements }: Book): string[] {
  const agreed = agreements.get(workflow ?? '')?.steps.find((one) => one.id === id);
  return Object.keys(agreed?.outcomes ?? {});
}

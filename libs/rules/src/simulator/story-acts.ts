import { didYouMean } from '../agreements/mistake';
import { Mistakes, readShape } from '../agreements/read';
import { checkRecipient } from '../agreements/recipients';
import type { SourceText } from '../agreements/source-text';
import { type Book, ladderOf } from '../cases/book';
import type { Act, TakenBack } from '../cases/events';
import { isLocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import { parseSpan } from '../dates/term';
import { eventShapes, type StoryEvent } from './scenario-shape';
import { checkFact } from './story-facts';

/** What the events of a story are read against. */
export interface StoryContext {
  book: Book;
  /** Undefined where signals open the case. */
  opensAt: Instant | undefined;
  source: SourceText;
  mistakes: Mistakes;
}

type Timed = { at: Instant; act: Act };

/** The acts of a story in order of time, ties in the order of the file. */
export function readActs(
  events: readonly Readonly<Record<string, unknown>>[],
  context: StoryContext,
): readonly Timed[] {
  const read = events.flatMap((event, index) => (isNoAct(event) ? [] : readEvent(event, index, context)));
  return read.toSorted((one, other) => one.at - other.at);
}

/** What the school says of its days: no act in a case. */
export function isCorrection(event: Readonly<Record<string, unknown>>): boolean {
  return 'closing-days' in event;
}

/** A signal that somebody states: it opens a case, or joins the open one. */
export function isStatement(event: Readonly<Record<string, unknown>>): boolean {
  return 'states' in event;
}

function isNoAct(event: Readonly<Record<string, unknown>>): boolean {
  return isCorrection(event) || isStatement(event);
}

function readEvent(event: Readonly<Record<string, unknown>>, index: number, context: StoryContext): Timed[] {
  const { mistakes, source, book, opensAt } = context;
  const path = ['events', index];
  const name = nameOf(event);
  if (!name) {
    mistakes.add(path, 'This event has no act', `Write one of ${Object.keys(eventShapes).join(', ')}.`);
    return [];
  }
  const own = new Mistakes(source.below(path));
  const shape = readShape(eventShapes[name], event, own);
  mistakes.list.push(...own.list);
  if (!shape) return [];
  const at = book.calendar.read(shape.at);
  if (at === undefined) mistakes.add([...path, 'at'], `"${shape.at}" is no moment`, 'Write `2026-12-14T10:00`.');
  if (at === undefined) return [];
  if (opensAt !== undefined && at < opensAt)
    mistakes.add(path, 'This event is before the case opens', 'Open the case earlier.');
  const act = actOf(shape, context, path);
  checkNames(act, context, path);
  return [{ at, act }];
}

/** The act that an event is about: the first of its keys that names one. */
function nameOf(event: Readonly<Record<string, unknown>>): keyof typeof eventShapes | undefined {
  return (Object.keys(eventShapes) as (keyof typeof eventShapes)[]).find((name) => name in event);
}

function actOf(event: StoryEvent, context: StoryContext, path: (string | number)[]): Act {
  const { at: _at, ...rest } = event;
  if ('correct' in rest)
    return { act: 'correct', takesBack: takenBack(rest.correct, context, path), by: rest.by, reason: rest.reason };
  return translated(rest) as Act;
}

/** What an event's own key says, where that is not the step that the act is about. */
const says: Partial<Record<keyof typeof eventShapes, (about: unknown) => Record<string, unknown>>> = {
  invite: (of) => ({ of, invitation: 'told' }),
  'ask-family': (of) => ({ of }),
  disagree: (about) => ({ about }),
  leave: (of) => ({ of }),
  bring: () => ({}),
  discuss: () => ({}),
  set: (facts) => ({ facts }),
  close: (outcome) => ({ outcome }),
  accept: () => ({}),
  refuse: () => ({}),
  reopen: () => ({}),
};

/** An event of a story in the words of the rules: the key that names the act becomes `act` and what it is about. */
function translated(event: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const name = nameOf(event);
  if (!name) return event;
  const { [name]: about, ...rest } = event;
  return { act: name, ...(says[name]?.(about) ?? { step: about }), ...rest };
}

function takenBack(
  named: Readonly<Record<string, unknown>>,
  { book, mistakes }: StoryContext,
  path: (string | number)[],
): TakenBack {
  const name = nameOf(named);
  if (!name || name === 'correct')
    mistakes.add([...path, 'correct'], 'This names no act to take back', 'Write the event: `{ done: talk }`.');
  const { at, ...rest } = named;
  const moment = typeof at === 'string' ? { at: book.calendar.read(at) } : {};
  const { review, ...act } = translated(rest);
  const reviewed = typeof review === 'string' && { review: isLocalDate(review) ? review : parseSpan(review) };
  return { ...act, ...reviewed, ...moment } as TakenBack;
}

/** Roles, steps, outcomes, facts and rungs that are not there make a file wrong. */
function checkNames(act: Act, context: StoryContext, path: (string | number)[]): void {
  const { mistakes, book } = context;
  const agreements = [...book.agreements.values()];
  if (act.by !== undefined) checkRecipient(act.by, [...path, 'by'], mistakes);
  if (act.act === 'set') {
    for (const [name, value] of Object.entries(act.facts))
      checkFact(agreements, name, value, [...path, 'set', name], mistakes);
  }
  if (act.act === 'reopen') for (const step of act.starts) expectStep(step, [...path, 'starts'], context);
  if (!('step' in act)) return;
  expectStep(act.step, [...path, act.act], context);
  if ((act.act === 'done' || act.act === 'skip') && act.outcome !== undefined)
    expectOutcome(act.step, act.outcome, path, context);
  if (act.act === 'decide' && act.answers !== undefined) expectStep(act.answers, [...path, 'answers'], context);
  if (act.act === 'escalate') expectRung(act.step, act.to, path, context);
}

const made =
  /^(confirm-closing|mediation|after-care-\d+|question-to-[\w/-]+|invitation-to-[\w-]+|agreed-with-[\w-]+|(answer-to-)?(decision|agreed)-\d+)$/;

function expectStep(name: string, path: (string | number)[], { book, mistakes }: StoryContext): void {
  const known = [...book.agreements.values()].flatMap(({ workflow, steps }) =>
    steps.flatMap(({ id }) => [id, `${workflow}/${id}`]),
  );
  if (known.includes(name) || made.test(name) || isDecision(name, book)) return;
  mistakes.add(
    path,
    `There is no step "${name}"`,
    didYouMean(
      name,
      known.filter((step) => !step.includes('/')),
    ),
  );
}

function isDecision(name: string, { agreements }: Book): boolean {
  const rungs = [...agreements.values()].flatMap(({ ladders }) => Object.values(ladders).flat());
  return rungs.some(({ id }) => name.startsWith(`${id}-of-`));
}

function stepsNamed(name: string, { agreements }: Book) {
  return [...agreements.values()].flatMap((agreement) =>
    agreement.steps
      .filter(({ id }) => id === name || `${agreement.workflow}/${id}` === name)
      .map((step) => ({ agreement, step })),
  );
}

function expectOutcome(
  name: string,
  outcome: string,
  path: (string | number)[],
  { book, mistakes }: StoryContext,
): void {
  const known = stepsNamed(name, book).flatMap(({ step }) => Object.keys(step.outcomes));
  mistakes.expect(outcome, known, [...path, 'outcome'], 'outcome');
}

function expectRung(name: string, rung: string, path: (string | number)[], { book, mistakes }: StoryContext): void {
  const known = stepsNamed(name, book).flatMap(({ agreement: { workflow }, step: { ladder } }) =>
    ladderOf(book, { ladder: ladder ? { workflow, name: ladder } : undefined }).map(({ id }) => id),
  );
  if (!made.test(name)) mistakes.expect(rung, known, [...path, 'to'], 'rung');
}

import { type Book, type CaseState, dueOf, type Ladder, type StepState, type TraceLine } from '@app/rules';
import * as fc from 'fast-check';
import { cases } from '../support/arbitrary-case';
import type { MoveKind } from '../support/arbitrary-story';
import { bookFor, type Change, playStory } from '../support/played-story';

/** How a ladder climbs, read from the trace as a person would read it (agreement language, promises 3 and 4). */

/** Taking back brings the past back; all else goes forward. */
const forward: readonly MoveKind[] = [
  'done',
  'skip',
  'wait',
  'resume',
  'extend',
  'promise',
  'escalate',
  'set',
  'accept',
  'refuse',
  'close',
  'reopen',
  'join',
];

const isOpen = ({ state }: StepState) => state === 'open' || state === 'waiting';
const openSteps = ({ steps }: CaseState) => Object.values(steps).filter(isOpen);
const rungsOf = (book: Book, { ladder }: Pick<StepState, 'ladder'>): Ladder =>
  ladder ? (book.agreements.get(ladder.workflow)!.ladders[ladder.name] ?? []) : [];
const said = (line: TraceLine, ...keys: string[]) => {
  const key = keys.find((name) => name in line);
  return key === undefined ? undefined : String(line[key]);
};

/** The steps among `keys` that a line starts: by name, or the decision that a rung asks. */
function startedBy(line: TraceLine, keys: Iterable<string>): string[] {
  const [named, asked] = [said(line, 'started', 'extended'), said(line, 'decision-asked')];
  return [...keys].filter((key) => key === named || (asked !== undefined && key.startsWith(`${asked}-of-`)));
}

/** The rungs that have passed since each step began, or began anew. */
function passedRungs(lines: readonly TraceLine[]): Map<string, string[]> {
  const passed = new Map<string, string[]>();
  for (const line of lines) {
    for (const key of startedBy(line, passed.keys())) passed.delete(key);
    const rung = said(line, 'rung', 'skipped-rung', 'overtaken');
    const of = said(line, 'of')!;
    if (rung !== undefined) passed.set(of, [...(passed.get(of) ?? []), rung]);
  }
  return passed;
}

/** Guards the plan of a revision, the rule of what is overtaken, and that a rung that reaches nobody pulls only the next. */
test('of a missed step each rung goes off once and in order, and those that have not are still planned', () => {
  fc.assert(
    fc.property(cases(forward), ({ maps, told }) => {
      const book = bookFor(maps, told);
      const { state, lines } = playStory(told, book);
      const passed = passedRungs(lines);
      for (const step of openSteps(state).filter(({ missed, waiting }) => missed || !waiting)) {
        const planned = (step.waiting?.rungs ?? step.alarms).filter(({ kind }) => kind === 'rung');
        const ladder = rungsOf(book, step);
        const once = ladder.filter(({ every }) => !every).map(({ id }) => id);
        const gone = (passed.get(step.key) ?? []).filter((id) => once.includes(id));
        const toCome = once.filter((id) => planned.some(({ alarm }) => alarm === id));
        expect([...gone, ...toCome]).toEqual(once);
        const repeating = ladder.filter(({ every }) => every).map(({ id }) => id);
        expect(planned.map(({ alarm }) => alarm).filter((id) => repeating.includes(id))).toEqual(repeating);
      }
    }),
    { numRuns: 90 },
  );
});

/** Guards the counting of rungs from the due date in force, and the running on to a working day. */
test('a rung of a step goes off at the dispatch of its own date', () => {
  const kinds: MoveKind[] = ['done', 'set', 'extend', 'accept', 'skip', 'close'];
  fc.assert(
    fc.property(cases(kinds, { acting: false }), ({ maps, told }) => {
      const story = { ...told, unreachable: [], decisiveAuthority: true };
      const book = bookFor(maps, story);
      const wrong: Change[] = [];
      playStory(story, book, { seen: (change) => wrong.push(...(isOnItsDate(change, book) ? [] : [change])) });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

function isOnItsDate({ event, before }: Change, book: Book): boolean {
  if (event.kind !== 'fired') return true;
  const step = before.steps[event.matter.replace('step:', '')];
  const after = step && rungsOf(book, step).find(({ id }) => id === event.alarm)?.after;
  if (!after) return true;
  const { calendar } = book;
  return event.at === calendar.dispatchOn(dueOf(calendar.startOf(step.due.on), after, calendar).on);
}

/** The lines that tell of a step after it was done, skipped or closed, and before it starts again. */
function linesTooMany(lines: readonly TraceLine[]): TraceLine[] {
  const over = new Set<string>();
  const alive = new Set<string>();
  return lines.filter((line) => {
    for (const key of startedBy(line, over)) over.delete(key);
    alive.add(said(line, 'started') ?? '');
    const isTooMany = over.has(said(line, 'missed', 'reminder', 'review', 'of') ?? '') && !('rejected' in line);
    over.add(said(line, 'done', 'skipped') ?? '');
    if ('closed' in line) for (const key of alive) over.add(key);
    over.delete('');
    return isTooMany;
  });
}

/** Guards the trace itself: a step that is over is heard of again only when it starts again. */
test('no line tells of a step after it was done', () => {
  fc.assert(
    fc.property(cases(forward), ({ maps, told }) => {
      expect(linesTooMany(playStory(told, bookFor(maps, told)).lines)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

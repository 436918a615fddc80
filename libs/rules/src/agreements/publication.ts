import type { Agreement, Condition, Ladder, Step, Title } from './agreement';
import type { Ladders } from './ladders';
import { didYouMean, type Mistake, type Path } from './mistake';
import { unreachable } from './reach';
import { Mistakes } from './read';
import { isFamily } from './recipients';
import type { Role } from './roles';
import type { SourceText } from './source-text';
import { rungTasks, type Task } from './tasks';

/** What a published workflow may lean on. */
export interface PublicationContext {
  /** The text it was read from. */
  source: SourceText;
  tasks: readonly Task[];
  /** Names of the workflows that are there. */
  workflows: readonly string[];
  signals: readonly string[];
}

const agendas: readonly string[] = ['table-agenda', 'board-agenda'];

/**
 * What only a published workflow must have: everything reachable, a silence clock, ladders that end with somebody,
 * titles, sources, tasks and neighbours that exist. Scenarios may do without.
 */
export function checkForPublication(agreement: Agreement, context: PublicationContext): Mistake[] {
  const mistakes = new Mistakes(context.source);
  checkHead(agreement, context, mistakes);
  checkTitles(agreement, mistakes);
  for (const step of agreement.steps) checkStep(step, context, mistakes);
  for (const { step, inCycle } of unreachable(agreement.steps)) {
    const message = inCycle
      ? `"${step.id}" waits for itself: a cycle without a recurring step`
      : `Nobody can reach "${step.id}"`;
    mistakes.add(
      ['steps', step.id, 'starts'],
      message,
      'Let a step in it start at `opening`, `{ when: … }` or `{ every: … }`.',
    );
  }
  checkSilence(agreement, mistakes);
  checkClosing(agreement, mistakes);
  for (const use of usesOf(agreement)) checkUse(use, agreement.ladders, mistakes);
  return mistakes.list;
}

function checkHead(agreement: Agreement, context: PublicationContext, mistakes: Mistakes): void {
  const map = context.source.value as Record<string, unknown>;
  if (map.direction === undefined && map.extends === undefined) {
    mistakes.add([], 'The file does not say who directs', 'Add `direction:`, or `direction: unchanged`.');
  }
  if (map.version === undefined) mistakes.add([], 'The file has no version', 'Add `version: 1`.');
  if (!agreement.source) mistakes.add([], 'The file does not say where it was agreed', 'Add `source:`.');
  if (agreement.steps.length === 0) mistakes.add([], 'The workflow has no steps', 'Add `steps:`.');
  for (const [index, signal] of agreement.opens.signals.entries()) {
    const path = Array.isArray((map.opens as Record<string, unknown> | undefined)?.signal) ? [index] : [];
    mistakes.expect(signal, context.signals, ['opens', 'signal', ...path], 'signal');
  }
  if (agreement.direction) {
    for (const [index, rule] of agreement.direction.rules.entries()) {
      if (rule.when) checkNotEmpty(rule.when, ['direction', 'rules', index, 'when'], mistakes);
    }
  }
}

function checkTitles({ title, steps }: Agreement, mistakes: Mistakes): void {
  const hint = 'Add `title: { nl: …, en: … }`.';
  if (!title) mistakes.add([], 'The workflow has no title', hint);
  for (const step of untitled(steps))
    mistakes.add(['steps', step.id], `"${step.id}" has no title and others have`, hint);
  const outcomes = steps.flatMap((step) =>
    Object.entries(step.outcomes).map(([id, brings]) => ({ id, step, title: brings.title })),
  );
  for (const { id, step } of untitled(outcomes)) {
    mistakes.add(['steps', step.id, 'outcomes', id], `"${id}" has no title and others have`, hint);
  }
}

function untitled<Titled extends { title?: Title | undefined }>(all: readonly Titled[]): readonly Titled[] {
  return all.some(({ title }) => title) ? all.filter(({ title }) => !title) : [];
}

function checkStep(step: Step, { tasks, workflows }: PublicationContext, mistakes: Mistakes): void {
  const path = ['steps', step.id];
  if (step.asks !== undefined) checkTask(step.asks, step, tasks, mistakes);
  if (step.starts.kind === 'when') checkNotEmpty(step.starts.condition, [...path, 'starts', 'when'], mistakes);
  for (const [id, { opens }] of Object.entries(step.outcomes)) {
    if (opens !== undefined) mistakes.expect(opens, workflows, [...path, 'outcomes', id, 'opens'], 'workflow');
  }
}

function checkTask(asks: string, step: Step, tasks: readonly Task[], mistakes: Mistakes): void {
  const task = tasks.find(({ id }) => id === asks);
  const path = ['steps', step.id, 'asks'];
  if (!task) {
    mistakes.add(
      path,
      `There is no task "${asks}"`,
      didYouMean(
        asks,
        tasks.map(({ id }) => id),
      ),
    );
  } else if (step.by !== 'director' && !task.by.includes(step.by)) {
    mistakes.add(path, `"${asks}" cannot be asked of ${step.by}`, `It can be asked of: ${task.by.join(', ')}.`);
  }
}

function checkNotEmpty(condition: Condition, path: Path, mistakes: Mistakes): void {
  if (Object.keys(condition).length === 0)
    mistakes.add(path, 'The condition names no fact', 'Write `{ fact: value }`.');
}

/** What a family asks about its own data has a term of its own: no child is out of sight by it. */
function checkSilence({ clocks, opens }: Agreement, mistakes: Mistakes): void {
  if (opens.byFamily) return;
  const silence = clocks.find(({ id }) => id === 'silence');
  const hint = '`silence: { from: last-progress, within: 10 working-days, ladder: silence }`';
  if (!silence) {
    mistakes.add(['clocks'], 'There is no `silence` clock: a child could get out of sight', `Add ${hint}.`);
  } else if (silence.from !== 'last-progress' || !silence.within || silence.ladder === undefined) {
    mistakes.add(['clocks', 'silence'], 'The `silence` clock must warn when nothing happens', `Write ${hint}.`);
  }
}

function checkClosing(agreement: Agreement, mistakes: Mistakes): void {
  const closes = agreement.steps.some(({ outcomes }) =>
    Object.values(outcomes).some((outcome) => outcome.closes !== undefined),
  );
  const climbs = Object.hasOwn(agreement.ladders, 'direction') || agreement.direction?.ladder !== undefined;
  if ((closes || agreement.afterCare.length > 0) && !climbs) {
    mistakes.add(['ladders'], 'Closing and after-care have no ladder', 'Add a ladder called `direction`.');
  }
}

/** One place where a ladder is used, and who `responsible` is there. */
interface LadderUse {
  path: Path;
  ladder: string;
  of: 'step' | 'direction' | 'clock';
  responsible?: Role | 'director';
}

function usesOf({ steps, clocks, direction }: Agreement): readonly LadderUse[] {
  const ofSteps = steps.flatMap(({ id, ladder, by }): LadderUse[] =>
    ladder === undefined ? [] : [{ path: ['steps', id, 'ladder'], ladder, of: 'step', responsible: by }],
  );
  const ofClocks = clocks.flatMap(({ id, ladder }): LadderUse[] =>
    ladder === undefined ? [] : [{ path: ['clocks', id, 'ladder'], ladder, of: 'clock' }],
  );
  const ladder = direction?.ladder;
  const ofDirection: LadderUse[] =
    ladder === undefined ? [] : [{ path: ['direction', 'ladder'], ladder, of: 'direction' }];
  return [...ofDirection, ...ofSteps, ...ofClocks];
}

function checkUse(use: LadderUse, ladders: Ladders, mistakes: Mistakes): void {
  const ladder = ladders[use.ladder] ?? [];
  const told = ladder.flatMap(({ tell, movesDirection }) => [...tell, movesDirection ?? '']);
  if (use.of === 'clock' && told.some((who) => who.split('.')[0] === 'responsible')) {
    mistakes.add(
      use.path,
      `The ladder "${use.ladder}" tells \`responsible\`, and a clock has none`,
      'Write `director`.',
    );
  }
  checkLast(use, ladder, mistakes);
  for (const rung of ladder) {
    if (rung.asks !== undefined && !rungTasks.includes(rung.asks)) {
      mistakes.add(use.path, `${rung.id} of "${use.ladder}" asks "${rung.asks}"`, didYouMean(rung.asks, rungTasks));
    }
    if (rung.putsOn !== undefined && !agendas.includes(rung.putsOn)) {
      mistakes.add(
        use.path,
        `${rung.id} of "${use.ladder}" puts on "${rung.putsOn}"`,
        didYouMean(rung.putsOn, agendas),
      );
    }
  }
}

function checkLast(use: LadderUse, ladder: Ladder, mistakes: Mistakes): void {
  const last = ladder.at(-1);
  if (!last || last.tell.some((who) => hasLevel(who, use.responsible))) return;
  mistakes.add(
    use.path,
    `${last.id}, the last rung of "${use.ladder}", reaches nobody${use.responsible ? ` when ${use.responsible} is responsible` : ''}`,
    'Let the last rung tell somebody who is there, such as `process-director` or `decisive-authority`.',
  );
}

/** Whether an organisation has the level that a rung names. */
function hasLevel(recipient: string, responsible?: string): boolean {
  const [name = '', level] = recipient.split('.');
  const who = name === 'responsible' ? (responsible ?? 'director') : name;
  if (level === undefined) return true;
  if (isFamily(who)) return false;
  if (who === 'table') return level === 'chair';
  return who !== 'decisive-authority' || level === 'backup';
}

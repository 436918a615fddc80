import { isSpan, type Term } from '../dates/term';
import type {
  Agreement,
  CaseClock,
  Condition,
  Confidential,
  Direction,
  Facts,
  Outcome,
  Start,
  Step,
} from './agreement';
import { checkLadders, compileLadders, type Ladders } from './ladders';
import type { Mistake } from './mistake';
import { Mistakes, readShape } from './read';
import { checkReferences } from './references';
import type { Role } from './roles';
import { type StepShape, workflowFile, type WorkflowFile } from './shape';
import type { SourceText } from './source-text';

/** What a workflow file leans on. */
export interface WorkflowContext {
  /** The ladders that `ladders: default/ladders` means. */
  ladders?: Ladders;
  /** Where the map was read, for the file and line of a mistake. */
  file?: SourceText;
}

/**
 * Reads one workflow: its shape, then everything it names. Mistakes that make any file wrong are found here; what only
 * a published file must have is found by `checkForPublication`.
 *
 * Never throws: the agreement is there when there are no mistakes.
 */
export function readWorkflow(
  map: unknown,
  context: WorkflowContext = {},
): { agreement?: Agreement; mistakes: Mistake[] } {
  const mistakes = new Mistakes(context.file);
  const shape = readShape(workflowFile, map, mistakes);
  if (!shape) return { mistakes: mistakes.list };
  const own = typeof shape.ladders === 'object' ? shape.ladders : undefined;
  if (own) checkLadders(own, ['ladders'], mistakes);
  checkReferences(shape, own ?? rungNames(context.ladders ?? {}), mistakes);
  if (mistakes.list.length > 0) return { mistakes: mistakes.list };
  return { agreement: compile(shape, own ? compileLadders(own) : (context.ladders ?? {})), mistakes: [] };
}

function rungNames(ladders: Ladders): Record<string, { rung: string }[]> {
  return Object.fromEntries(
    Object.entries(ladders).map(([name, rungs]) => [name, rungs.map(({ id }) => ({ rung: id }))]),
  );
}

function compile(file: WorkflowFile, ladders: Ladders): Agreement {
  const signals = file.opens?.signal ?? [];
  return {
    workflow: file.workflow,
    version: file.version,
    ...(file.title && { title: file.title }),
    ...(file.source !== undefined && { source: file.source }),
    opens: {
      signals: typeof signals === 'string' ? [signals] : signals,
      byHand: file.opens?.by === 'hand',
      ...(file.opens?.by === 'family' && { byFamily: true as const }),
      ...(file.opens?.from !== undefined && { from: file.opens.from }),
      ...(file.opens?.sets && { sets: file.opens.sets as Facts }),
    },
    facts: file.facts,
    ...(file.confidential && { confidential: compileConfidential(file.confidential) }),
    ...compileDirection(file.direction),
    steps: Object.entries(file.steps).map(([id, step]) => compileStep(id, step)),
    clocks: Object.entries(file.clocks).map(([id, clock]) => compileClock(id, clock)),
    ladders,
    afterCare: file['after-care'],
  };
}

function compileConfidential({
  'known-to': knownTo,
  ...names
}: NonNullable<WorkflowFile['confidential']>): Confidential {
  return { knownTo, ...names };
}

function compileDirection(shape: WorkflowFile['direction']): { direction?: Direction } {
  if (shape === undefined || shape === 'unchanged') return {};
  const { remind, ladder, rules } = shape;
  return {
    direction: {
      acceptWithin: shape['accept-within'],
      remind,
      ...(ladder !== undefined && { ladder }),
      rules: rules.map(({ id, when, director }) => ({ id, ...(when && { when: when as Condition }), director })),
    },
  };
}

function compileStep(id: string, shape: StepShape): Step {
  const { title, phase, ladder, asks, source, needs } = shape;
  const countsFor = shape['counts-for'];
  return {
    id,
    ...(title && { title }),
    ...(phase && { phase }),
    by: shape.by,
    starts: compileStart(shape.starts),
    within: countedFor(shape.within, countsFor),
    ...(shape['counts-from'] !== undefined && { countsFrom: shape['counts-from'] }),
    remind: shape.remind,
    ...(ladder !== undefined && { ladder }),
    ...(shape['if-missed'] && { ifMissed: shape['if-missed'] }),
    ...(asks !== undefined && { asks }),
    ...(source !== undefined && { source }),
    outcomes: compileOutcomes(shape.outcomes),
    ...(needs && {
      needs: {
        done: needs.done,
        ...(needs.facts && { facts: needs.facts as Condition }),
        otherwise: needs.else ?? 'something that this step needs is not there yet',
      },
    }),
    countsFor,
    extensions: shape.extensions,
  };
}

/** A day that counts for a school is a school day; a school day is a working day for everybody. */
function countedFor(term: Term, countsFor: readonly Role[]): Term {
  const forSchool = countsFor.includes('school') || countsFor.includes('receiving-school');
  return forSchool && isSpan(term) && term.unit === 'working-days' ? { ...term, unit: 'school-days' } : term;
}

function compileStart(shape: StepShape['starts']): Start {
  if (shape === 'opening') return { kind: 'opening' };
  if ('after' in shape) {
    const { after: step, with: outcomes, times } = shape;
    return { kind: 'after', step, ...(outcomes && { with: outcomes }), ...(times !== undefined && { times }) };
  }
  if ('missed' in shape) return { kind: 'missed', step: shape.missed };
  if ('when' in shape) return { kind: 'when', condition: shape.when as Condition };
  if ('every' in shape) return { kind: 'every', every: shape.every };
  if ('on' in shape) return { kind: 'yearly', on: shape.on };
  if ('before' in shape) return { kind: 'before', fact: shape.before, by: shape.by };
  return { kind: 'on-day', fact: shape['on-day'] };
}

function compileOutcomes(shape: StepShape['outcomes']): Record<string, Outcome> {
  const outcomes = Object.entries(shape).map(([name, brings]): [string, Outcome] => [
    name,
    {
      ...(brings?.title && { title: brings.title }),
      sets: (brings?.sets ?? {}) as Facts,
      ...(brings?.opens !== undefined && { opens: brings.opens }),
      ...(brings?.closes !== undefined && { closes: brings.closes }),
      ...(brings?.ends && { ends: brings.ends }),
    },
  ]);
  return Object.fromEntries(outcomes);
}

function compileClock(id: string, shape: WorkflowFile['clocks'][string]): CaseClock {
  const { from, within, ladder, when } = shape;
  return {
    id,
    from,
    ...(within && { within }),
    ...(ladder !== undefined && { ladder }),
    ...(shape['pauses-while'] && { pausesWhile: shape['pauses-while'] as Condition }),
    ...(shape['begins-at'] !== undefined && { beginsAt: shape['begins-at'] }),
    ...(when && { when: when as Condition }),
  };
}

import { z } from 'zod';
import { parseSpan, type Span } from '../dates/term';
import type { SignalRule } from './agreement';
import type { Mistake } from './mistake';
import { Mistakes, readShape } from './read';
import type { SourceText } from './source-text';
import { closed, role, title, word } from './words';

/** What can be counted. */
export const counted = [
  'unauthorised-hours',
  'unauthorised-days-in-a-row',
  'sick-school-days-in-a-row',
  'sick-reports',
  'times-late',
  'doubtful-share-of-sick',
  'authorised-days-in-a-row',
  'sick-school-days',
  'mixed-hours',
  'mixed-share-of-lessons',
  'stated',
] as const satisfies readonly SignalRule['counts'][];

/** The kinds of school. */
export const sectors = ['po', 'vo', 'vso', 'mbo'] as const;
export type Sector = (typeof sectors)[number];

const window = z
  .string()
  .meta({ pattern: '^(school-year|[1-9][0-9]{0,3} (weeks?|school-weeks?))$' })
  .transform((written, context): Span | 'school-year' => {
    const span = parseSpan(written);
    if (written === 'school-year') return written;
    if (span && span.ends === 'runs-on' && (span.unit === 'weeks' || span.unit === 'school-weeks')) return span;
    context.addIssue({
      code: 'custom',
      message: `"${written}" is no window\nWrite \`4 school-weeks\`, \`12 weeks\` or \`school-year\`.`,
    });
    return z.NEVER;
  });

const percentage = z
  .string()
  .meta({ pattern: '^[0-9]{1,3} ?%$' })
  .transform((written, context): { percent: number } => {
    const [, percent] = /^(\d{1,3}) ?%$/.exec(written) ?? [];
    if (percent !== undefined && Number(percent) <= 100) return { percent: Number(percent) };
    context.addIssue({ code: 'custom', message: `"${written}" is no share\nWrite a number, or \`10 %\`.` });
    return z.NEVER;
  });

const limit = z
  .string()
  .meta({ pattern: '^([1-9][0-9]{0,3} (days?|weeks?|months?)|[0-9]{1,3} ?%)$' })
  .transform((written, context): Span | { percent: number } => {
    const [, percent] = /^(\d{1,3}) ?%$/.exec(written) ?? [];
    const span = parseSpan(written);
    if (percent !== undefined && Number(percent) <= 100) return { percent: Number(percent) };
    if (span && span.ends === 'runs-on' && ['days', 'weeks', 'months'].includes(span.unit)) return span;
    context.addIssue({ code: 'custom', message: `"${written}" is no length\nWrite \`4 weeks\` or \`80 %\`.` });
    return z.NEVER;
  });

const signal = closed({
  title: title.optional(),
  source: z.string().optional(),
  counts: z.enum(counted),
  reaches: z.union([z.number().positive(), percentage]).optional(),
  'longer-than': limit.optional(),
  within: window.optional(),
  sector: z.enum(sectors).optional(),
  municipalities: z.array(z.string().min(1)).min(1).optional(),
  schools: z.array(z.string().min(1)).min(1).optional(),
  'not-schools': z.array(z.string().min(1)).min(1).optional(),
  'at-least': z.int().min(2).optional(),
  'school-day': z.int().min(1).max(12).optional(),
  opens: word,
  sets: z.record(word, z.union([z.boolean(), z.string()])).optional(),
  'stated-by': z.array(role).min(1).optional(),
  'by-law': z.boolean().default(false),
});

/** `default/signals.yaml`. */
export const signalsFile = closed({
  version: z.int().min(1).default(1),
  source: z.string().optional(),
  /** Signals of the platform that this region does without. Law stays. */
  drops: z.array(word).optional(),
  signals: z.record(word, signal).default({}),
});

type SignalShape = z.infer<typeof signal>;

/** Reads the rules by which absence becomes a case, in the order of the file. */
export function readSignals(
  map: unknown,
  source?: SourceText,
): { signals: readonly SignalRule[]; drops: readonly string[]; version: number; mistakes: Mistake[] } {
  const mistakes = new Mistakes(source);
  const shape = readShape(signalsFile, map, mistakes);
  if (!shape) return { signals: [], drops: [], version: 0, mistakes: mistakes.list };
  for (const [id, rule] of Object.entries(shape.signals)) checkSignal(rule, ['signals', id], mistakes);
  const signals = mistakes.list.length > 0 ? [] : Object.entries(shape.signals).map(compile);
  return { signals, drops: shape.drops ?? [], version: shape.version, mistakes: mistakes.list };
}

/** What is measured as a share, in per cent. */
const shares: readonly SignalRule['counts'][] = ['doubtful-share-of-sick', 'mixed-share-of-lessons'];

function checkSignal(rule: SignalShape, path: string[], mistakes: Mistakes): void {
  const { counts, reaches, 'longer-than': longer } = rule;
  const isShare = shares.includes(counts);
  if (counts === 'stated') {
    if (reaches !== undefined || longer !== undefined)
      mistakes.add(path, 'What somebody states has no limit', 'Leave out `reaches` and `longer-than`.');
  } else if ((reaches === undefined) === (longer === undefined)) {
    mistakes.add(
      path,
      'A signal needs either `reaches` or `longer-than`',
      'Write `reaches: 16` or `longer-than: 4 weeks`.',
    );
  }
  if (rule['stated-by'] && counts !== 'stated') {
    mistakes.add([...path, 'stated-by'], 'Nobody states what is counted', 'Leave it out, or write `counts: stated`.');
  }
  checkMeasure('longer-than', longer && 'percent' in longer);
  checkMeasure('reaches', reaches === undefined ? undefined : typeof reaches !== 'number');
  if (counts === 'mixed-share-of-lessons' && rule['school-day'] === undefined) {
    mistakes.add(path, 'A share of lesson time needs the hours of a school day', 'Add `school-day: 6`.');
  }

  function checkMeasure(key: 'reaches' | 'longer-than', isPercent: boolean | undefined): void {
    if (isPercent === undefined || isPercent === isShare) return;
    const right = isShare ? '80 %' : key === 'reaches' ? '16' : '4 weeks';
    mistakes.add([...path, key], `${counts} cannot be measured so`, `Write \`${right}\`.`);
  }
}

/** For whom signals are counted. */
export interface CountedChild {
  readonly sectors: readonly string[];
  /** Where it lives. */
  readonly municipality: string;
  /** The number of its school. */
  readonly school?: string | undefined;
}

/** Whether a signal is agreed for children like this one. */
export function isFor({ sector, municipalities, schools, notSchools }: SignalRule, child: CountedChild): boolean {
  const { school = '' } = child;
  if (schools?.includes(school) === false || notSchools?.includes(school)) return false;
  const lives = municipalities === undefined || municipalities.includes(child.municipality);
  return lives && (sector === undefined || child.sectors.includes(sector));
}

function compile([id, rule]: [string, SignalShape]): SignalRule {
  const { counts, reaches, within, sector, opens, sets, title: named } = rule;
  return {
    id,
    counts,
    ...(typeof reaches === 'number' && { reaches }),
    ...(typeof reaches === 'object' && { reachesShare: reaches.percent }),
    ...(rule['longer-than'] && { longerThan: rule['longer-than'] }),
    ...(within && { within }),
    ...(sector !== undefined && { sector }),
    ...(rule.municipalities && { municipalities: rule.municipalities }),
    ...(rule.schools && { schools: rule.schools }),
    ...(rule['not-schools'] && { notSchools: rule['not-schools'] }),
    ...(rule['at-least'] !== undefined && { atLeast: rule['at-least'] }),
    ...(rule['school-day'] !== undefined && { schoolDay: rule['school-day'] }),
    opens,
    ...(sets && { sets }),
    ...(rule['stated-by'] && { statedBy: rule['stated-by'] }),
    byLaw: rule['by-law'],
    ...(named && { title: named }),
  };
}

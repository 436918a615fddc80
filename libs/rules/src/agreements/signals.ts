import { z } from 'zod';
import { parseSpan, type Span } from '../dates/term';
import type { SignalRule } from './agreement';
import type { Mistake } from './mistake';
import { Mistakes, readShape } from './read';
import type { SourceText } from './source-text';
import { closed, title, word } from './words';

/** What can be counted. */
export const counted = [
  'unauthorised-hours',
  'unauthorised-days-in-a-row',
  'sick-school-days-in-a-row',
  'sick-reports',
  'times-late',
  'doubtful-share-of-sick',
] as const satisfies readonly SignalRule['counts'][];

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
  reaches: z.number().positive().optional(),
  'longer-than': limit.optional(),
  within: window.optional(),
  sector: word.optional(),
  opens: word,
  'by-law': z.boolean().default(false),
});

/** `default/signals.yaml`. */
export const signalsFile = closed({
  version: z.int().min(1).default(1),
  source: z.string().optional(),
  signals: z.record(word, signal),
});

type SignalShape = z.infer<typeof signal>;

/** Reads the rules by which absence becomes a case, in the order of the file. */
export function readSignals(
  map: unknown,
  source?: SourceText,
): { signals: readonly SignalRule[]; version: number; mistakes: Mistake[] } {
  const mistakes = new Mistakes(source);
  const shape = readShape(signalsFile, map, mistakes);
  if (!shape) return { signals: [], version: 0, mistakes: mistakes.list };
  for (const [id, rule] of Object.entries(shape.signals)) checkSignal(rule, ['signals', id], mistakes);
  const signals = mistakes.list.length > 0 ? [] : Object.entries(shape.signals).map(compile);
  return { signals, version: shape.version, mistakes: mistakes.list };
}

function checkSignal(rule: SignalShape, path: string[], mistakes: Mistakes): void {
  const longer = rule['longer-than'];
  if ((rule.reaches === undefined) === (longer === undefined)) {
    mistakes.add(
      path,
      'A signal needs either `reaches` or `longer-than`',
      'Write `reaches: 16` or `longer-than: 4 weeks`.',
    );
  }
  const share = rule.counts === 'doubtful-share-of-sick';
  if (longer !== undefined && 'percent' in longer !== share) {
    mistakes.add(
      [...path, 'longer-than'],
      `${rule.counts} cannot be measured so`,
      share ? 'Write `80 %`.' : 'Write `4 weeks`.',
    );
  }
}

function compile([id, rule]: [string, SignalShape]): SignalRule {
  const { counts, reaches, within, sector, opens, title: named } = rule;
  return {
    id,
    counts,
    ...(reaches !== undefined && { reaches }),
    ...(rule['longer-than'] && { longerThan: rule['longer-than'] }),
    ...(within && { within }),
    ...(sector !== undefined && { sector }),
    opens,
    byLaw: rule['by-law'],
    ...(named && { title: named }),
  };
}

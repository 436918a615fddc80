import { z } from 'zod';
import { parseDayOfYear, parseSpan, parseTerm, type Span, type Term, type Unit, units } from '../dates/term';
import { isLocalDate, type LocalDate } from '../dates/local-date';
import { levels, relations, roles } from './roles';

/**
 * A map with these keys and no others. The text of its `unrecognized_keys` issue is the list of the keys it knows:
 * `mistakesOf` makes the message and the hint of it.
 */
export function closed<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape).join(' ');
  return z.strictObject(shape, { error: ({ code }) => (code === 'unrecognized_keys' ? known : undefined) });
}

/** A name in an agreement. Names that every JavaScript object answers to are refused, so that look-ups are plain. */
export const word = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
  .refine((name) => !(name in {}), 'is a word with a meaning of its own\nChoose another word.')
  .meta({ description: 'A name: letters, digits and hyphens' });

/** A title in every language of the screens. */
export const title = closed({ nl: z.string().min(1), en: z.string().min(1) }).meta({
  description: 'A title in every language of the screens',
});

const endings = '( exactly| by law)?';
const singular = units.map((unit) => unit.replace(/s$/, 's?')).join('|');

function written<Value>(read: (text: string) => Value | undefined, what: string, example: string, pattern: string) {
  return z
    .string()
    .meta({ pattern, description: `${what}: ${example}` })
    .transform((words, context): Value => {
      const value = read(words);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: `"${words}" is no ${what}\nWrite it like ${example}.` });
      return z.NEVER;
    });
}

/** `10 working-days`, `6 weeks by law`, `until 30 June`. */
export const term = written<Term>(
  parseTerm,
  'term',
  '`10 working-days`, `6 weeks by law` or `until 30 June` (units: ' + units.join(', ') + ')',
  `^([1-9][0-9]{0,3} (${singular})${endings}|until [0-9]{1,2} [A-Za-z]+)$`,
);

function spanIn(allowed: readonly Unit[], what: string, example: string, mayEnd: boolean) {
  const read = (words: string): Span | undefined => {
    const span = parseSpan(words);
    return span && allowed.includes(span.unit) && (mayEnd || span.ends === 'runs-on') ? span : undefined;
  };
  const names = allowed.map((unit) => unit.replace(/s$/, 's?')).join('|');
  const hint = `${example} (units: ${allowed.join(', ')})`;
  return written(read, what, hint, `^[1-9][0-9]{0,3} (${names})${mayEnd ? endings : ''}$`);
}

/** How long after what was missed a rung goes off, or how often it is repeated. */
export const rungSpan = spanIn(
  ['days', 'weeks', 'months', 'working-days', 'school-days'],
  'distance of a rung',
  '`3 working-days` or `4 weeks`',
  true,
);

/** How often a step comes back. */
export const rhythm = spanIn(
  ['days', 'weeks', 'months', 'working-days', 'school-days', 'school-weeks'],
  'rhythm',
  '`4 weeks`',
  false,
);

/** How often the table meets. */
export const meetingRhythm = spanIn(['weeks', 'months'], 'rhythm of meetings', '`4 weeks` or `1 month`', false);

/** How long before a date a step starts. */
export const lead = spanIn(['days', 'weeks', 'months', 'working-days', 'school-days'], 'lead time', '`6 weeks`', false);

/** How long after closing a look is taken at how it goes. */
export const careSpan = spanIn(
  ['days', 'weeks', 'months', 'working-days', 'school-days'],
  'term of after-care',
  '`4 weeks`',
  true,
);

const remindingUnits = ['days', 'weeks', 'working-days', 'school-days'] as const;

/** `2 working-days` before the due date, or a day of the year: `15 June`. */
export const reminder = written(
  (words) => {
    const yearly = parseDayOfYear(words);
    if (yearly) return { yearly };
    const span = parseSpan(words);
    return span && span.ends === 'runs-on' && remindingUnits.some((unit) => unit === span.unit) ? span : undefined;
  },
  'reminder',
  '`2 working-days` before the due date (units: ' + remindingUnits.join(', ') + ') or a day: `15 June`',
  `^([1-9][0-9]{0,3} (days?|weeks?|working-days?|school-days?)|[0-9]{1,2} [A-Za-z]+)$`,
);

/** `1 March`. */
export const dayOfYear = written(parseDayOfYear, 'day of the year', '`1 March`', '^[0-9]{1,2} [A-Za-z]+$');

/** `2026-09-01`. */
export const date = written(
  (words): LocalDate | undefined => (isLocalDate(words) ? words : undefined),
  'date',
  '`2026-09-01`',
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
);

/** A time of day: `09:00`. */
export const time = written(
  (words) => (/^([01]?\d|2[0-3]):[0-5]\d$/.test(words) ? words.padStart(5, '0') : undefined),
  'time of day',
  '`09:00`',
  '^([01]?[0-9]|2[0-3]):[0-5][0-9]$',
);

export const role = z.enum(roles);
export const roleOrRelation = z.enum([...roles, ...relations]);

/** `school`, `school.team-lead`, `responsible.management`, `table.chair`. */
export const recipient = z
  .string()
  .meta({ pattern: `^(${[...roles, ...relations].join('|')})(\\.(${[...levels, 'chair'].join('|')}))?$` })
  .meta({ description: 'A role or a relation, with a level of its contact chain if need be: `school.team-lead`' });

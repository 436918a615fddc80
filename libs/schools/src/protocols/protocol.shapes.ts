import { counted, type LocalDate } from '@app/rules';
import { z } from 'zod';

const on = z.iso.date();
const day = on.transform((text) => text as LocalDate);
const words = z.object({ nl: z.string(), en: z.string() });

/** What is done when so much was counted, from a talk to a notification. */
export const deeds = [
  'mentor-talk',
  'tell-parents',
  'letter',
  'talk-with-parents',
  'warning',
  'surgery',
  'youth-health',
  'notify',
  'summons',
] as const;
/** Who does it. */
export const doers = ['mentor', 'attendance-coordinator', 'support-coordinator', 'principal', 'officer'] as const;

/** What a school can count itself: no shares, and nothing that somebody states. */
const uncounted = ['doubtful-share-of-sick', 'mixed-share-of-lessons', 'stated'] as const;
type Countable = Exclude<(typeof counted)[number], (typeof uncounted)[number]>;
const countable = counted.filter((one): one is Countable => !uncounted.some((other) => other === one));

const line = z.strictObject({
  counts: z.enum(countable),
  reaches: z.number().positive().max(1000),
  does: z.enum(deeds),
  by: z.enum(doers),
});

export const newProtocol = z
  .strictObject({
    validFrom: day,
    validUntil: day,
    otherAbsence: z.boolean().meta({ description: 'Whether it has agreements on absence below the limits of the law' }),
    agreed: z.array(line).min(1).max(50),
  })
  .refine(({ validFrom, validUntil }) => validFrom <= validUntil, {
    path: ['validUntil'],
    message: 'It ends after it begins',
  })
  .meta({ id: 'NewProtocol' });

export const states = ['none', 'unsigned', 'to-come', 'in-force', 'ended'] as const;

const version = z.object({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(states),
  validFrom: on,
  validUntil: on,
  otherAbsence: z.boolean(),
  agreed: z.array(line),
  signatures: z.array(z.object({ organisation: z.string(), person: z.string(), on })),
  effect: z
    .object({ days: z.int(), before: z.int(), after: z.int() })
    .optional()
    .meta({ description: 'Signals of pupils of this school in as many days before it began as after' }),
});
export type Version = z.infer<typeof version>;

/** Which schools agreed what, and which did not: for an office all of its region, for a school itself. */
export const protocols = z
  .object({
    schools: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        sectors: z.array(z.string()),
        state: z.enum(states),
        version: z.int().optional(),
        validUntil: on.optional(),
        waitsFor: z.array(z.enum(['school', 'compulsory-education'])),
      }),
    ),
    missing: z.int().meta({ description: 'Schools without a protocol in force today' }),
  })
  .meta({ id: 'Protocols' });
export type Protocols = z.infer<typeof protocols>;

/** Who does what at how much: what the region agreed for every school, and what this school agreed beside that. */
export const thresholds = z
  .object({
    school: z.object({ id: z.uuid(), name: z.string() }),
    region: z.array(
      z.object({
        signal: z.string(),
        title: words,
        counts: z.string(),
        reaches: z.number().optional(),
        reachesShare: z.number().optional().meta({ description: 'In percent' }),
        longerThan: z.string().optional(),
        within: z.string().optional(),
        municipalities: z.array(z.string()).optional().meta({ description: 'Only for their residents' }),
        byLaw: z.boolean(),
        opens: z.object({ workflow: z.string(), title: words }).optional(),
        does: z.array(z.object({ title: words, by: z.string(), within: z.string() })),
      }),
    ),
    own: z.array(version).meta({ description: 'Every version, the newest first' }),
  })
  .meta({ id: 'Thresholds' });
export type Thresholds = z.infer<typeof thresholds>;

import { tells } from '@app/cases';
import { z } from 'zod';
import { at, child, fineCount, on, party, stepItem, words } from '../shapes';

/** How the worst of a case stands: neutral in time, amber within two working days, red missed, violet above the partners. */
export const clocks = ['violet', 'red', 'amber', 'neutral', 'waiting'] as const;
export type Clock = (typeof clocks)[number];

/** What one counts and looks for: nothing lies ahead, nothing happened, ladders used up, longer than three months at home. */
export const figures = ['no-outlook', 'silent', 'used-up', 'long'] as const;
export type Figure = (typeof figures)[number];

/** Why a case is of today, the most pressing first. */
export const reasons = [
  'mine-late',
  'mine-today',
  'handover',
  'used-up',
  'late',
  'silent',
  'no-outlook',
  'nudged',
  'soon',
  'none',
] as const;
export type Reason = (typeof reasons)[number];

/** By what cases are bundled. */
export const bundlings = ['waiting', 'director', 'school', 'municipality', 'clock'] as const;
export type Bundling = (typeof bundlings)[number];

const id = z.string().trim().min(1).max(100);

/** What one looks at; it is the address of the screen as well. */
export const webFilter = z.object({
  waiting: id.optional(),
  director: id.optional(),
  school: id.optional(),
  municipality: id.optional(),
  clock: z.enum(clocks).optional(),
  figure: z.enum(figures).optional(),
});
export type WebFilter = z.infer<typeof webFilter>;

export const webQuery = webFilter.extend({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

const bundle = z.object({
  id: z.string(),
  name: z.string().optional().meta({ description: 'Of an organisation or a place; of a family there is none' }),
  role: z.string().optional(),
  count: fineCount,
});
export type Bundle = z.infer<typeof bundle>;
const bundles = z.array(bundle);

const title = z.int().meta({ description: 'The place of its title in `titles`' });

export const webRow = z
  .object({
    caseId: z.uuid(),
    child,
    firstDayAbsent: tells('absence/summary', on),
    daysAtHome: tells('absence/summary', z.int()).optional(),
    director: party,
    proposed: party.optional(),
    phase: z.string(),
    clock: z.enum(clocks),
    waiting: z.string().meta({ description: 'The id of the bundle of whom one waits for' }),
    step: stepItem.optional().meta({ description: 'What one waits for' }),
    since: on.optional(),
    nudgedOn: on.optional().meta({ description: 'When one let know last that one waits for it' }),
    today: z.enum(reasons),
    figures: z.array(z.enum(figures)),
    knots: z.array(
      z.object({
        title,
        state: z.enum(['open', 'waiting', 'missed', 'done', 'skipped']),
        startedOn: on,
        dueOn: on,
        doneOn: on.optional(),
      }),
    ),
    comes: z.array(
      z.object({ on, kind: z.string(), id: z.string(), told: z.array(z.string()), title: title.optional() }),
    ),
    next: z.object({ at, sentence: words }).optional(),
  })
  .meta({ id: 'WebRow' });
export type WebRow = z.infer<typeof webRow>;

export const webPage = z
  .object({
    today: on,
    all: z.int(),
    total: fineCount,
    figures: z.object({ 'no-outlook': fineCount, silent: fineCount, 'used-up': fineCount, long: fineCount }),
    bundles: z.object({
      waiting: bundles,
      director: bundles,
      school: bundles,
      municipality: bundles,
      clock: bundles,
    }),
    titles: z.array(words),
    items: z.array(webRow),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'Web' });
export type WebPage = z.infer<typeof webPage>;

/** The cases of children who may be one, to be asked for when the page is there. */
export const maybeSame = z.object({ cases: z.array(z.uuid()) }).meta({ id: 'MaybeSame' });
export type MaybeSame = z.infer<typeof maybeSame>;

/** What stands in an address, and never a child. */
const kept = webFilter.extend({ by: z.enum(bundlings).optional() });

export const newView = z.object({ name: z.string().trim().min(1).max(60), filter: kept }).meta({ id: 'NewView' });

export const savedViews = z
  .object({ views: z.array(z.object({ id: z.uuid(), name: z.string(), filter: kept })) })
  .meta({ id: 'SavedViews' });

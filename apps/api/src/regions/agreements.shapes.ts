import { z } from 'zod';
import { at, on, words } from '../shapes';

/** What a region agreed: how far it is signed, what is drafted, and how another region agreed. */

const signing = {
  /** A draft holds at once: cases run on it. */
  state: z.enum(['draft', 'signed']),
  signed: z.array(z.object({ role: z.string(), name: z.string(), on })),
  missing: z.array(z.string()).meta({ description: 'The roles of which nobody signed yet' }),
};

export const agreedInRegion = z
  .object({
    ...signing,
    mayDraft: z.boolean(),
    workflows: z.array(
      z.object({
        workflow: z.string(),
        version: z.int(),
        title: words,
        source: z.string().optional(),
        layer: z
          .enum(['default', 'region'])
          .meta({ description: 'What the platform offers, or the region has otherwise' }),
      }),
    ),
  })
  .meta({ id: 'AgreedInRegion' });

const rung = z.record(z.string(), z.unknown());
const ladders = z.record(z.string(), z.array(rung)).meta({ description: 'By name, in the words of `ladders.yaml`' });

export const draftedLadders = z
  .object({
    inForce: ladders,
    mayDraft: z.boolean(),
    maySign: z.boolean(),
    draft: z.object({ ladders, etag: z.string(), writtenAt: at, ...signing }).optional(),
  })
  .meta({ id: 'DraftedLadders' });

export const laddersAsked = z
  .strictObject({ ladders: z.record(z.string().max(60), z.array(rung).max(50)) })
  .meta({ id: 'LaddersAsked' });

const region = z.object({ id: z.string(), name: z.string() });
const layer = z.enum(['default', 'region']);
const setting = z.object({ key: z.string(), mine: z.unknown().optional(), theirs: z.unknown().optional() });

/** One point in which two agreements differ. */
export const comparedPoint = z.object({
  key: z.string(),
  kind: z.string(),
  how: z.enum(['added', 'gone', 'changed', 'moved']),
  mine: words.optional(),
  theirs: words.optional(),
  sentence: words,
  layers: z.object({ mine: layer, theirs: layer }),
});

export const comparedRegions = z
  .object({
    mine: region,
    theirs: region,
    settings: z.array(setting),
    signals: z.array(setting),
    workflows: z.array(
      z.object({
        workflow: z.string(),
        title: words,
        agreedBy: z.enum(['both', 'mine', 'theirs']),
        points: z.array(comparedPoint),
      }),
    ),
  })
  .meta({ id: 'ComparedRegions' });

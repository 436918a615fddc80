import type { LocalDate } from '@app/rules';
import { z } from 'zod';
import { on, words } from '../shapes';
import { comparedPoint } from './agreements.shapes';

/** Agreements to read, as the paper that partners signed: those that hold at a place on a date, each whole, and what differs. */

const day = z.iso.date().transform((text) => text as LocalDate);
const named = z.object({ id: z.string(), name: z.string() });
const regionId = z.string().regex(/^[\w-]{1,60}$/, 'is no name of a region');

export const heldAsked = z.object({
  on: day.optional().meta({ description: 'Today if left out' }),
  school: z.uuid().optional().meta({ description: 'Only what counts at this school' }),
  municipality: z.string().max(100).optional().meta({ description: 'Only what counts for who lives here' }),
});

export const paperAsked = z.object({
  on: day.optional(),
  version: z.coerce.number().int().positive().optional(),
  region: regionId
    .optional()
    .meta({ description: 'Another region, as its folder is named; `default` for what is offered' }),
});

export const differencesAsked = paperAsked
  .extend({ withVersion: z.coerce.number().int().positive().optional(), with: regionId.optional() })
  .omit({ region: true });

const signer = z.object({ role: z.string(), name: z.string(), on });

export const heldAgreements = z
  .object({
    on,
    today: on,
    place: z.object({ region: z.string(), school: z.string().optional(), municipality: z.string().optional() }),
    schools: z.array(named),
    municipalities: z.array(z.string()),
    regions: z.array(named).meta({ description: 'Other regions whose agreements can be read beside these' }),
    agreements: z.array(
      z.object({
        workflow: z.string(),
        version: z.int(),
        title: words,
        sinceOn: on,
        layer: z.enum(['default', 'region']),
        holds: z.boolean().meta({ description: 'Whether anything lets it begin at the place' }),
        signals: z.array(
          z.object({
            id: z.string(),
            title: words,
            byLaw: z.boolean(),
            municipalities: z.array(z.string()).optional(),
          }),
        ),
        begunBy: words.optional(),
      }),
    ),
    signing: z.object({
      state: z.enum(['draft', 'signed']),
      signed: z.array(signer),
      missing: z.array(z.string()),
      maySign: z.boolean().meta({ description: 'Whether who asks signs for an organisation that did not sign yet' }),
    }),
  })
  .meta({ id: 'HeldAgreements' });

const basis = z.enum(['law', 'agreement', 'both', 'unsaid']);

const step = z.object({
  id: z.string(),
  title: words,
  by: z.string(),
  phase: z.string().optional(),
  sentence: words,
  also: z.array(words),
  starts: words,
  within: words,
  ladder: z.string().optional(),
  basis,
  source: z.string().optional(),
  outcomes: z.array(z.object({ id: z.string(), title: words, follows: words.optional() })),
});

const graph = z.object({
  nodes: z.array(
    z.object({
      id: z.string(),
      title: words,
      by: z.string(),
      column: z.int(),
      atOpening: z.boolean(),
      starts: words,
    }),
  ),
  arrows: z.array(z.object({ from: z.string(), to: z.string(), as: z.array(words) })),
});

export const paper = z
  .object({
    region: named,
    sinceOn: on.optional(),
    versions: z.array(z.object({ version: z.int(), sinceOn: on.optional() })),
    signed: z.array(signer),
    workflow: z.string(),
    version: z.int(),
    title: words,
    basis,
    source: z.string().optional(),
    direction: z
      .object({ accept: z.array(words), rules: z.array(z.object({ id: z.string(), sentence: words })) })
      .optional(),
    steps: z.array(step),
    clocks: z.array(words),
    ladders: z.array(
      z.object({
        id: z.string(),
        title: words,
        rungs: z.array(z.object({ id: z.string(), when: words, told: words, also: words.optional() })),
      }),
    ),
    afterCare: words.optional(),
    graph,
  })
  .meta({ id: 'AgreementPaper' });

const side = z.object({ region: named, version: z.int() });

export const paperDifferences = z
  .object({ mine: side, theirs: side, points: z.array(comparedPoint) })
  .meta({ id: 'AgreementDifferences' });

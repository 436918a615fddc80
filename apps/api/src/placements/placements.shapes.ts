import { tells } from '@app/cases';
import {
  educationLevels,
  endedAs,
  extendedBecause,
  facilitySectors,
  facilityTypes,
  followUpMonths,
  followUps,
  offerRefusedBecause,
  outOfOrderBecause,
  payerStates,
  placementGoals,
  requestRefusedBecause,
  returnedBecause,
  returnPaths,
  targetGroups,
} from '@app/cases';
import type { LocalDate } from '@app/rules';
import { z } from 'zod';
import { placementToSee } from './placements.parts';
import { child, fineCount, on } from '../shapes';

const date = z.iso.date().transform((text) => text as LocalDate);
const year = z.int().min(1).max(8);

export const newRequest = z
  .strictObject({
    goal: z.enum(placementGoals),
    type: z.enum(facilityTypes),
    sector: z.enum(facilitySectors),
    level: z.enum(educationLevels).optional(),
    year: year.optional(),
    targetGroup: z.enum(targetGroups).optional(),
    wishedOn: date,
    follows: z.uuid().optional().meta({ description: 'The placement of this child after which this one comes' }),
  })
  .meta({ id: 'NewPlacementRequest' });

/** What is done with a request: by the alliance, and the last two by whoever asked. */
export const requestAct = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('check'), as: z.enum(['fits', 'payer-unclear']) }),
    z.strictObject({ act: z.literal('decline'), because: z.enum(requestRefusedBecause) }),
    z.strictObject({ act: z.literal('set-payer'), payer: z.enum(payerStates) }),
    z.strictObject({ act: z.literal('give-back'), because: z.enum(returnedBecause) }),
    z.strictObject({
      act: z.literal('offer'),
      facility: z.uuid(),
      startsOn: date,
      endsOn: date.optional().meta({ description: 'Left out: twelve school weeks' }),
      programme: z.string().max(120).optional(),
      because: z.enum(outOfOrderBecause).optional().meta({ description: 'Needed when somebody else is first' }),
    }),
    z.strictObject({ act: z.literal('ask-again') }),
    z.strictObject({ act: z.literal('withdraw') }),
  ])
  .meta({ id: 'PlacementRequestAct' });

/** What is done with a place that is offered, or had. */
export const placementAct = z
  .discriminatedUnion('act', [
    z.strictObject({ act: z.literal('accept') }),
    z.strictObject({ act: z.literal('refuse'), because: z.enum(offerRefusedBecause) }),
    z.strictObject({ act: z.literal('withdraw') }),
    z.strictObject({ act: z.literal('start'), on: date, seen: z.boolean() }),
    z.strictObject({ act: z.literal('review'), on: date }),
    z.strictObject({ act: z.literal('plan-outflow'), on: date }),
    z.strictObject({
      act: z.literal('extend'),
      because: z.enum(extendedBecause),
      decidedBy: z.enum(['placement-committee', 'board']),
    }),
    z.strictObject({ act: z.literal('end'), on: date, as: z.enum(endedAs) }),
    z.strictObject({
      act: z.literal('follow-up'),
      months: z.literal([...followUpMonths]),
      on: date,
      found: z.enum(followUps),
    }),
  ])
  .meta({ id: 'PlacementAct' });

const placement = z
  .object({
    id: z.uuid(),
    facility: z.string(),
    type: z.enum(facilityTypes),
    returnsTo: z.enum(returnPaths).optional(),
    programme: z.string().optional(),
    state: z.string(),
    startsOn: on,
    endsOn: on,
    answerBy: on,
    outOfOrder: z.string().optional(),
    refusedBecause: z.string().optional(),
    startedOn: on.optional(),
    reviewedOn: on.optional(),
    outflowPlannedOn: on.optional(),
    extensions: z.int(),
    endedOn: on.optional(),
    endedAs: z.string().optional(),
    overstays: z.boolean().meta({ description: 'It is there longer than was agreed' }),
    facilityEndsOn: on.optional().meta({ description: 'The facility itself ends before' }),
    followUps: z.array(z.object({ months: z.int(), askedOn: on, found: z.enum(followUps) })),
  })
  .meta({ id: 'Placement' });

/** What was asked and given in a case, one placement after another. */
export const casePlacements = z
  .object({
    requests: z.array(
      tells(
        'education/summary',
        z.object({
          id: z.uuid(),
          alliance: z.string(),
          keeps: z.boolean().meta({ description: 'Whoever asks gives the places of this alliance' }),
          state: z.string(),
          closedBecause: z.string().optional(),
          checkedAs: z.string().optional(),
          askedOn: on,
          wishedOn: on,
          goal: z.enum(placementGoals),
          type: z.enum(facilityTypes),
          sector: z.enum(facilitySectors),
          level: tells('education/summary', z.enum(educationLevels)).optional(),
          year: z.int().optional(),
          targetGroup: tells('education/full', z.enum(targetGroups)).optional(),
          follows: z.uuid().optional(),
          payer: z.enum(payerStates),
          payerSince: on,
          inLine: z.int().optional().meta({ description: 'Its place among those who wait for the same' }),
          returned: z.array(z.object({ because: z.enum(returnedBecause), on })),
          placements: z.array(placement),
        }),
      ),
    ),
    mayAsk: z.boolean(),
  })
  .meta({ id: 'CasePlacements' });

const waiting = z
  .object({
    id: z.uuid(),
    caseId: z.uuid(),
    urgency: z.enum(['longer-than-three-months', 'four-weeks-and-longer', 'preventive']),
    askedOn: on,
    wishedOn: on,
    atHomeSince: tells('absence/summary', on).optional(),
    goal: z.enum(placementGoals),
    type: z.enum(facilityTypes),
    sector: z.enum(facilitySectors),
    level: z.enum(educationLevels).optional(),
    year: z.int().optional(),
    targetGroup: z.enum(targetGroups).optional(),
    payer: z.enum(payerStates),
    payerSince: on,
    checkedAs: z.string().optional(),
    child: child.optional(),
  })
  .meta({ id: 'WaitingForPlace' });

const line = z
  .object({
    type: z.enum(facilityTypes),
    sector: z.enum(facilitySectors),
    level: z.enum(educationLevels).optional(),
    year: z.int().optional(),
    waiting: fineCount,
    longerThanThreeMonths: fineCount,
    places: z.int(),
  })
  .meta({ id: 'PlacementLine' });

export const waitingPage = z.object({ items: z.array(waiting) }).meta({ id: 'WaitingList' });

export const lineQuery = z.object({
  type: z.enum(facilityTypes).optional(),
  sector: z.enum(facilitySectors).optional(),
  level: z.enum(educationLevels).optional(),
  year: z.coerce.number().pipe(year).optional(),
});

/** The morning of a placement officer. */
export const morning = z
  .object({
    today: on,
    free: z.array(
      z.object({
        facility: z.uuid(),
        name: z.string(),
        type: z.enum(facilityTypes),
        places: z.int(),
        freeFrom: on,
        fitting: z.array(z.uuid()).meta({ description: 'Requests that fit, the first first' }),
      }),
    ),
    waiting: z.array(waiting),
    expiring: z.array(placementToSee).meta({ description: 'Offers whose last day is today' }),
    overstays: z.array(placementToSee),
    endingFacilities: z.array(placementToSee),
    lines: z.array(line),
  })
  .meta({ id: 'PlacementMorning' });

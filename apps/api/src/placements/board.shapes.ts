import { payerStates } from '@app/cases';
import { z } from 'zod';
import { facility } from './facilities.shapes';
import { child, on } from '../shapes';

/** A child on a place, or to whom it was offered; the child for who may see its case. */
export const stay = z
  .object({
    id: z.uuid(),
    requestId: z.uuid(),
    caseId: z.uuid(),
    place: z.int(),
    state: z.enum(['offered', 'accepted', 'started']),
    startsOn: on,
    endsOn: on,
    answerBy: on,
    hoursLeft: z.int().optional().meta({ description: 'Of an offer: whole hours until it is over' }),
    payer: z.enum(payerStates),
    extensions: z.int(),
    reviewedOn: on.optional(),
    outflowPlannedOn: on.optional(),
    overstays: z.boolean().meta({ description: 'It is there longer than was agreed' }),
    child: child.optional(),
  })
  .meta({ id: 'StayOnPlace' });

/** The facilities of an alliance with who is on each place. */
export const board = z
  .object({ today: on, facilities: z.array(facility.extend({ stays: z.array(stay) }).meta({ id: 'FacilityOnBoard' })) })
  .meta({ id: 'PlacesBoard' });

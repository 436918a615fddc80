import { z } from 'zod';
import { child, on } from '../shapes';

/** A placement that somebody has to look at; the child for who may see its case. */
export const placementToSee = z
  .object({
    id: z.uuid(),
    requestId: z.uuid(),
    caseId: z.uuid(),
    facility: z.string(),
    state: z.string(),
    startsOn: on,
    endsOn: on,
    answerBy: on,
    facilityEndsOn: on.optional(),
    child: child.optional(),
  })
  .meta({ id: 'PlacementToSee' });

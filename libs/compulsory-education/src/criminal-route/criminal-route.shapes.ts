import { tells } from '@app/cases';
import { z } from 'zod';

const on = z.iso.date();
const at = z.iso.datetime({ offset: true });
const state = z.enum(['running', 'closed']);

export const opening = z
  .strictObject({
    purpose: z.literal('criminal').meta({ description: 'Said out loud: from supervision to the criminal route' }),
    suspect: z.enum(['young-person', 'parent']),
    suspicion: z.string().trim().min(20).max(4000),
    caution: z.strictObject({ given: z.boolean(), on }),
  })
  .meta({ id: 'OpenCriminalFile' });

export const newWriting = z
  .strictObject({ kind: z.enum(['note', 'official-report']), text: z.string().trim().min(1).max(20_000) })
  .meta({ id: 'NewCriminalWriting' });

/** What is known of it beside the case. */
const route = tells('judicial/summary', z.object({ state, since: on }));

/** All that who begins it gets back. */
export const begunRoute = z.object({ route }).meta({ id: 'BegunRoute' });

const writing = z.object({ id: z.uuid(), kind: z.enum(['note', 'official-report']), text: z.string(), writtenAt: at });

export const criminalCase = z
  .object({
    case: z.uuid(),
    child: z.object({
      name: tells('identity/full', z.string()),
      bornOn: tells('identity/full', on),
      school: tells('identity/summary', z.string()),
      municipality: tells('identity/summary', z.string()),
    }),
    firstDayAbsent: tells('absence/summary', on),
    route: route.optional(),
    file: tells(
      'judicial/full',
      z.object({
        suspect: z.enum(['young-person', 'parent']),
        suspicion: z.string(),
        cautionGivenOn: on,
        openedAt: at,
        writings: z.array(writing),
      }),
    ).optional(),
  })
  .meta({ id: 'CriminalCase' });
export type CriminalCase = z.infer<typeof criminalCase>;

export const criminalRoutes = z
  .object({
    routes: z.array(
      z.object({
        case: z.uuid(),
        child: tells('identity/summary', z.object({ initials: z.string(), age: z.int(), school: z.string() })),
        state: tells('judicial/summary', state),
        since: tells('judicial/summary', on),
      }),
    ),
  })
  .meta({ id: 'CriminalRoutes' });

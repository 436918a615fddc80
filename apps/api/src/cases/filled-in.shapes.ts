import { instruments, tells } from '@app/cases';
import { z } from 'zod';
import { on, words } from '../shapes';

/** What was filled in for a case, in so far as one may read it: dates, numbers and closed choices. */
export const filledIn = z
  .object({
    forms: z.array(
      z.object({
        step: z.string(),
        title: words,
        task: z.string(),
        filledInOn: on,
        organisation: z.string(),
        form: z.record(z.string(), tells('agreements/full', z.unknown())).meta({
          description: 'All answers of the own organisation, of others those that are shown',
        }),
      }),
    ),
    conclusions: z
      .array(
        tells(
          'medical-conclusion/summary',
          z.object({ filledInOn: on, organisation: z.string(), form: z.record(z.string(), z.unknown()) }),
        ),
      )
      .meta({ description: 'What youth health concluded a child can bear: for those with whom it is shared' }),
    ownWords: z
      .array(tells('education/summary', z.object({ text: z.string(), instrument: z.enum(instruments), takenOn: on })))
      .meta({ description: 'What of the plan is said in the words of the young person' }),
  })
  .meta({ id: 'FilledIn' });

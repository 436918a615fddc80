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
    ownWords: z
      .array(tells('education/summary', z.object({ text: z.string(), instrument: z.enum(instruments), takenOn: on })))
      .meta({ description: 'What of the plan is said in the words of the young person' }),
  })
  .meta({ id: 'FilledIn' });

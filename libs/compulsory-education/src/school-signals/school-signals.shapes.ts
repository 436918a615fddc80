import { z } from 'zod';
import { day, named, on } from '../prevention/shapes';

/** What is seen at a school. Closed words: there is no room for anything about a person. */
export const kinds = [
  'gives-no-answer',
  'notifies-late',
  'notifies-nothing',
  'has-no-protocol',
  'leaves-its-tasks',
  'pushes-back',
  'has-no-place',
  'no-view-on-sickness',
] as const;

const kind = z.enum(kinds);

export const newSchoolSignal = z
  .strictObject({
    school: z.uuid(),
    kind,
    on: day.optional().meta({ description: 'Today if left out' }),
    tellSchool: z
      .boolean()
      .meta({ description: 'The school sees it; otherwise only the office and, as a sum, policy' }),
  })
  .meta({ id: 'NewSchoolSignal' });

export const schoolSignals = z
  .object({
    signals: z.array(z.object({ id: z.uuid(), school: named, office: z.string(), kind, on, told: z.boolean() })),
  })
  .meta({ id: 'SchoolSignals' });
export type SchoolSignals = z.infer<typeof schoolSignals>;

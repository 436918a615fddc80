import { type Mistake, mistakes, Problem } from '@app/platform';
import { isLocalDate, type LocalDate, partners, type Role, roles } from '@app/rules';
import { z } from 'zod';

/** What a step can ask for: who can be asked, and the form of the evidence. Forms have dates, numbers and closed choices only. */
export interface TaskType {
  readonly id: string;
  readonly by: readonly Role[];
  readonly form: z.ZodObject;
  readonly kept: FormKept;
}

/** What a form is beside its questions. Nothing of one is read by others, and it may be left empty, unless it says so. */
export interface FormKept {
  /** The step is not done without the form, unless it is said why it is done otherwise. */
  readonly isNeeded?: boolean;
  /** Only who is asked does it: not whoever directs, for him. */
  readonly isOwn?: boolean;
  /** The answers that the other parties of the case read; the others stay with whoever filled them in. */
  readonly shown?: readonly string[];
  /** Questions that are answered with no only by who says why. */
  readonly explained?: readonly string[];
  /** It is what a doctor concluded: others know of it only where that is shared with them. */
  readonly isConclusion?: boolean;
  /** What must have been answered before the step says that a fact holds. */
  readonly grounds?: { readonly fact: string; readonly answer: string; readonly among: readonly string[] };
}

/** The fields that forms are made of. */
export const field = {
  day: z
    .string()
    .meta({ format: 'date' })
    .refine(isLocalDate, 'is no date')
    .transform((text) => text as LocalDate),
  hoursPerWeek: z.int().min(0).max(40),
  present: z.array(z.enum(['pupil', 'parents', ...partners])).min(1),
  family: z.array(z.enum(['pupil', 'parents'])).min(1),
  how: z.enum(['in-person', 'at-home', 'by-phone', 'online']),
  role: z.enum(roles),
  place: z.enum(['own-school', 'other-school', 'facility', 'at-home']),
  /** Whether one is for a while among fewer others: that helps some to come back. */
  group: z.enum(['whole-class', 'smaller-group', 'alone']).optional(),
  /** Who is to blame that the child was away, as the officer finds. */
  finding: z.enum(['youth', 'parents', 'school', 'system', 'none']),
  /** Where the paper itself lies: files are not kept here. */
  document: z.enum(['own-system', 'on-paper', 'none']).optional(),
} as const;

/** A task type of a module. */
export function task(id: string, by: readonly Role[], shape: z.ZodRawShape, kept: FormKept = {}): TaskType {
  return { id, by, form: z.strictObject({ ...shape, document: field.document }), kept };
}

/**
 * Reads a form that was filled in.
 *
 * @throws Problem `invalid-content` with a pointer into `/evidence` for each mistake
 */
export function readForm({ form }: TaskType, filledIn: unknown): Readonly<Record<string, unknown>> {
  const read = form.safeParse(filledIn);
  if (read.success) return read.data;
  const errors: Mistake[] = mistakes(read.error.issues as Parameters<typeof mistakes>[0], ['evidence']);
  throw new Problem('invalid-content', undefined, { errors });
}

/** Task types as clients read them: the forms as JSON Schema. */
export function described(tasks: readonly TaskType[]) {
  return tasks.map(({ id, by, form, kept }) => ({
    id,
    by,
    isNeeded: kept.isNeeded ?? false,
    form: z.toJSONSchema(form, { io: 'input' }),
  }));
}

/** The answer of a partner's `tasks`. */
export const tasksDescribed = z.object({
  tasks: z.array(
    z.object({
      id: z.string(),
      by: z.array(z.string()),
      isNeeded: z.boolean(),
      form: z.record(z.string(), z.unknown()),
    }),
  ),
});

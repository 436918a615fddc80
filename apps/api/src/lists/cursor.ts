import { Problem } from '@app/platform';
import { z } from 'zod';

/** The query of every list. */
export const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type PageAsked = z.infer<typeof pageQuery>;

/** A place in a list, as a text that says nothing to who gets it. */
export function cursorOf(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * The place that a cursor stands for.
 *
 * @throws Problem `malformed-request` for a cursor that was not given out here
 */
export function placeOf<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    const detail = 'This cursor was not given out by this list';
    throw new Problem('malformed-request', detail, { errors: [{ pointer: '/query/cursor', detail }] });
  }
}

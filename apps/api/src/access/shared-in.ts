import { answeredAs, asksForShares, type Shared, sharedWith } from '@app/cases';
import type { Door, Person } from '@app/platform';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

/** What is shared with whoever asks stands beside the request: it is looked up once, however many cases are answered. */
export interface WithShared {
  readonly shared?: Shared | undefined;
}

interface Asking {
  readonly person: Person;
  /** What the endpoint answers. */
  readonly schema: z.core.$ZodType | undefined;
}

/** What is shared with somebody in what he asks for; nothing is looked up where his answer could not hold it. */
export async function sharedIn(
  door: Door,
  { params, routeOptions }: FastifyRequest,
  { person, schema }: Asking,
): Promise<Shared | undefined> {
  if (!schema || !asksForShares(schema, answeredAs(person))) return undefined;
  const { id } = (params ?? {}) as { id?: string };
  const ofOne = /\/cases\/:id(\/|$)/.test(routeOptions.url ?? '') && z.uuid().safeParse(id).success;
  return door.asPerson(person, (open) => sharedWith(open, ofOne ? id : undefined));
}

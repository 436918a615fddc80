import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Person } from './door';

/** A request of somebody who is signed in: the guard of the application says who. */
export type SignedRequest = FastifyRequest & { person?: Person };

/** Who asks, as the door takes him: for controllers of every floor. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  return context.switchToHttp().getRequest<SignedRequest>().person!;
});

/** Where a handler or controller says so: the guard of the application reads it. */
export const PROVEN = 'proven a short while ago';
/** Marks what is answered only to who proved a short while ago who he is: a vault, a file to take away. */
export const ProvenOnly = () => SetMetadata(PROVEN, true);

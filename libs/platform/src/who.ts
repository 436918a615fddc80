import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Person } from './door';

/** A request of somebody who is signed in: the guard of the application says who. */
export type SignedRequest = FastifyRequest & { person?: Person };

/** Who asks, as the door takes him: for controllers of every floor. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  return context.switchToHttp().getRequest<SignedRequest>().person!;
});

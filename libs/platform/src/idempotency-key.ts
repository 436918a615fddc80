import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from './problem';

/**
 * The key under which an act is done once, however often it is sent: a UUID of the sender's making.
 *
 * @throws Problem `malformed-request` without one
 */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const read = z.uuid().safeParse(headers['idempotency-key']);
  if (read.success) return read.data;
  const detail = 'Send a UUID of your own making with each act, and the same one when you send it again';
  throw new Problem('malformed-request', detail, { errors: [{ pointer: '/header/idempotency-key', detail }] });
});

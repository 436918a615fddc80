import { RouteConfig } from '@nestjs/platform-fastify';
import { Problem } from '../problem';

/** How often one address may ask, in a minute. Many people of one school have the same. */
const perMinute = { widely: 300, closely: 60 } as const;
export type Limit = keyof typeof perMinute;

/** Marks what is asked before it is known by whom: closely what can be guessed. */
export const Limited = (how: Limit) => RouteConfig({ rateLimit: { max: perMinute[how], timeWindow: 60_000 } });

/** Nothing is limited but what is marked; each process counts for itself. */
export const limits = {
  global: false,
  errorResponseBuilder: () => new Problem('too-many-requests'),
} as const;

import type { RateLimitPluginOptions } from '@fastify/rate-limit';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Problem } from '../problem';
import type { Counted, Requests } from './requests';

/** How often one address may ask, in a minute. Many people of one school have the same. */
const perMinute = { widely: 300, closely: 60 } as const;
export type Limit = keyof typeof perMinute;

/** Marks what is asked before it is known by whom: closely what can be guessed. */
export const Limited = (how: Limit) => RouteConfig({ rateLimit: { max: perMinute[how], timeWindow: 60_000 } });

/** Nothing is limited but what is marked, each route by itself; it holds for all processes together. */
export const limitsBy = (requests: Requests): RateLimitPluginOptions => ({
  global: false,
  errorResponseBuilder: () => new Problem('too-many-requests'),
  store: storeIn(requests),
});

type Told = (error: Error | null, counted?: Counted) => void;

/** As the limiter asks for a place to count in: of each route it makes a child. */
function storeIn(requests: Requests) {
  return class Store {
    private route = '';

    incr(address: string, told: Told, windowMs: number): void {
      requests.count(`${this.route} ${address}`, windowMs).then(
        (counted) => told(null, counted),
        (error: Error) => told(error),
      );
    }

    child(options: object): Store {
      const { method, url } = (options as { routeInfo: { method?: unknown; url?: string } }).routeInfo;
      const store = new Store();
      store.route = `${String(method)} ${url}`;
      return store;
    }
  };
}

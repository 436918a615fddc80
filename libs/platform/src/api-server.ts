import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { CheckedInput } from './checked-input';
import { Metrics } from './metrics';
import { describeApi } from './openapi';
import { ProblemFilter } from './problem.filter';
import { limitsBy } from './sign-in/limited';
import { Requests } from './sign-in/requests';
import { type SecurityContact, serveSecurityTxt } from './security-txt';
import { endStreamsOnClose, serveWeb } from './web-app';

/** Of a request without files, in bytes. */
const bodyLimit = 1_048_576;
/** The key of a question names its step, and is part of addresses. */
const maxParamLength = 250;

/** Nothing from elsewhere, nothing inline, in nobody's frame. */
const contentSecurity = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
};

export interface ApiParts {
  /** The root module of the application. */
  readonly module: object;
  readonly log: LoggerService;
  /** Of the application, for its description. */
  readonly version: string;
  /** The built web app; served when it is there. */
  readonly webFolder?: string;
  /** The addresses of what stands before us: only they say from whose address somebody asks. */
  readonly proxies?: string[];
  /** To whom a hole in the security is told; without, that is nowhere to be read. */
  readonly security?: SecurityContact | undefined;
}

/**
 * The api on Fastify, ready to `listen`: everything under /api, beside it /health and /metrics; input checked by
 * schema; every refusal in RFC 9457 form; its description at /api/openapi.json.
 */
export async function createApi({
  module,
  log,
  version,
  webFolder,
  proxies = [],
  security,
}: ApiParts): Promise<NestFastifyApplication> {
  const app = await createMonitored({ module, log, proxies });
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(rateLimit, limitsBy(app.get(Requests)));
  endStreamsOnClose(server);
  keepAnswersNowhere(server);
  watchRequests(server, app.get(Metrics), log);
  const description = describeApi(app, version);
  server.get('/api/openapi.json', () => description);
  if (security) serveSecurityTxt(server, security);
  if (webFolder) await serveWeb(server, resolve(webFolder));
  return app;
}

/** A program that serves no more than its controllers: of a worker /health and /metrics. Ready to `listen`. */
export async function createMonitored({ module, log, proxies = [] }: Pick<ApiParts, 'module' | 'log' | 'proxies'>) {
  const app = await NestFactory.create<NestFastifyApplication>(module as never, newAdapter(proxies), {
    logger: log,
    abortOnError: false,
  });
  route(app);
  return app;
}

/** What the api would answer, without starting any of its parts. */
export async function describeWithoutStarting(module: object, version: string) {
  const options = { preview: true, logger: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(module as never, newAdapter(), options);
  route(app);
  return describeApi(app, version);
}

function newAdapter(proxies: string[] = []): FastifyAdapter {
  return new FastifyAdapter({
    ...(proxies.length > 0 && { trustProxy: proxies }),
    bodyLimit,
    routerOptions: { maxParamLength },
    multipart: true,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
  });
}

function route(app: NestFastifyApplication): void {
  app.setGlobalPrefix('api', { exclude: ['health/{*rest}', 'metrics'] });
  app.useGlobalPipes(new CheckedInput());
  app.useGlobalFilters(new ProblemFilter());
}

/** What the api answers is of who asked: no browser and nothing on the way keeps it, where nothing else is said. */
function keepAnswersNowhere(server: FastifyInstance): void {
  server.addHook('onSend', async ({ url }, reply) => {
    if (url.startsWith('/api/') && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
}

/** One line and one figure per request, by the pattern of the route: addresses and bodies are not kept. */
function watchRequests(server: FastifyInstance, metrics: Metrics, log: LoggerService): void {
  server.addHook('onResponse', async (request, reply) => {
    const { method, id } = request;
    const pattern = request.routeOptions.url ?? 'none';
    const ms = Math.round(reply.elapsedTime);
    metrics.requests.observe({ method, route: pattern, status: reply.statusCode }, reply.elapsedTime / 1000);
    log.log({ request: id, method, route: pattern, status: reply.statusCode, ms }, 'Request');
  });
}

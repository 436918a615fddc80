import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Problem, type problems, Refusal } from './problem';

/** What Nest and Fastify refuse by themselves. Their own words are left out: they may quote what was sent. */
const byStatus: Readonly<Record<number, keyof typeof problems>> = {
  400: 'malformed-request',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'not-found',
  406: 'not-acceptable',
  412: 'precondition-failed',
  413: 'too-large',
  415: 'unsupported-media-type',
  422: 'invalid-content',
  429: 'too-many-requests',
  503: 'not-ready',
};

/** Answers every failure in RFC 9457 form; what nobody foresaw is logged and told as `unexpected`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = asProblem(error);
    if (problem.kind === 'unexpected') this.log.error(error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.raw.headersSent) return void reply.raw.destroy();
    const { kind, title, status, detail, more } = problem;
    void reply
      .status(status)
      .header('content-type', 'application/problem+json')
      .header('cache-control', 'no-store')
      .send(JSON.stringify({ type: `/problems/${kind}`, title, status, detail, ...more }));
  }
}

function asProblem(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return new Problem('unsupported-media-type');
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  return new Problem(byStatus[Number(status)] ?? 'unexpected');
}

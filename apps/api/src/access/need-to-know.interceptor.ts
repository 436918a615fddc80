import { answeredAs, narrowed, type Shared } from '@app/cases';
import { Door, keepRefused, type Person, Refusal, type SignedRequest } from '@app/platform';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, from, map, mergeMap, type Observable, throwError } from 'rxjs';
import type { z } from 'zod';
import { answerOf } from './answer';
import type { WithShared } from './shared-in';

/** What is refused in the same words, whether it is there or not. */
const refusals = new Set(['not-found', 'not-allowed']);

/**
 * The last thing an answer passes: what the matrix does not give to whoever asked is taken out, and what was refused
 * is put on record. It stands in one place, so that no endpoint can forget it.
 */
@Injectable()
export class NeedToKnow implements NestInterceptor {
  constructor(private readonly door: Door) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<SignedRequest & WithShared>();
    const { person, shared } = request;
    if (!person) return next.handle();
    const schema = answerOf(context.getHandler());
    return next.handle().pipe(
      map((answer) => (schema ? forHim(schema, answer, { person, shared }) : answer)),
      catchError((error: unknown) =>
        from(this.refused(error, request, schema)).pipe(mergeMap((e) => throwError(() => e))),
      ),
    );
  }

  /** A lost race shows the case as it is now: to the same extent as any answer. */
  private async refused(
    error: unknown,
    request: SignedRequest & WithShared,
    schema?: z.core.$ZodType,
  ): Promise<unknown> {
    const person = request.person!;
    if (!(error instanceof Refusal)) return error;
    if (refusals.has(error.kind)) await this.keep(person, request);
    const { current, ...more } = error.more;
    if (current === undefined) return error;
    const { kind, status, title, detail } = error;
    const shown = isFigure(current)
      ? { current }
      : schema
        ? { current: forHim(schema, current, { person, shared: request.shared }) }
        : {};
    return new Refusal({ [kind]: { status, title } }, kind, detail, { ...more, ...shown });
  }

  private async keep(person: Person, { params }: SignedRequest): Promise<void> {
    const { asked } = person;
    const what = Object.values(params as Record<string, string>)
      .join(' ')
      .slice(0, 200);
    if (asked) await this.door.asPerson(person, (open) => keepRefused(open, { id: person.id, asked }, what));
  }
}

interface Him {
  readonly person: Person;
  readonly shared: Shared | undefined;
}

function forHim(schema: z.core.$ZodType, answer: unknown, { person, shared }: Him): unknown {
  return narrowed(schema, answer, answeredAs(person), shared);
}

/** A figure that goes with a refusal, such as a place in a line: nothing of a child. */
const isFigure = (current: unknown) =>
  typeof current === 'object' && current !== null && Object.values(current).every((one) => typeof one === 'number');

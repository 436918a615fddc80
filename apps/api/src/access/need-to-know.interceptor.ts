import { answeredAs, narrowed } from '@app/cases';
import { Door, keepRefused, type Person, Refusal, type SignedRequest } from '@app/platform';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, from, map, mergeMap, type Observable, throwError } from 'rxjs';
import type { z } from 'zod';
import { answerOf } from './answer';

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
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const { person } = request;
    if (!person) return next.handle();
    const schema = answerOf(context.getHandler());
    return next.handle().pipe(
      map((answer) => (schema ? forHim(schema, answer, person) : answer)),
      catchError((error: unknown) =>
        from(this.refused(error, request, schema)).pipe(mergeMap((e) => throwError(() => e))),
      ),
    );
  }

  /** A lost race shows the case as it is now: to the same extent as any answer. */
  private async refused(error: unknown, request: SignedRequest, schema?: z.core.$ZodType): Promise<unknown> {
    const person = request.person!;
    if (!(error instanceof Refusal)) return error;
    if (refusals.has(error.kind)) await this.keep(person, request);
    const { current, ...more } = error.more;
    if (current === undefined) return error;
    const { kind, status, title, detail } = error;
    const shown = isFigure(current) ? { current } : schema ? { current: forHim(schema, current, person) } : {};
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

function forHim(schema: z.core.$ZodType, answer: unknown, person: Person): unknown {
  return narrowed(schema, answer, answeredAs(person));
}

/** A figure that goes with a refusal, such as a place in a line: nothing of a child. */
const isFigure = (current: unknown) =>
  typeof current === 'object' && current !== null && Object.values(current).every((one) => typeof one === 'number');

import { Body, Controller, Get, type MessageEvent, Param, Post, Query, Req, Sse } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { finalize, type Observable, Subject } from 'rxjs';
import { z } from 'zod';
import { problemsOf, upload } from './index';

const TrialProblem = problemsOf({ 'already-done': { status: 409, title: 'This step was already done' } });
const step = z.strictObject({
  count: z.coerce.number().int().min(1),
  people: z.array(z.object({ name: z.string() })),
  until: z.iso.date().nullable().optional(),
});
const page = z.object({ limit: z.coerce.number().int().default(20) });

/** The two ends of the event stream, for the test to hold. */
export const streams = { changes: new Subject<MessageEvent>(), left: new Subject<void>() };

/** One of everything that a controller does, for the tests of this folder only. */
@Controller('trial')
export class TrialController {
  @Post('steps')
  add(@Body({ schema: step }) body: z.infer<typeof step>, @Query({ schema: page }) { limit }: z.infer<typeof page>) {
    return { ...body, limit };
  }

  @Get('steps')
  list(@Query({ schema: page }) { limit }: z.infer<typeof page>) {
    return { limit };
  }

  @Get('refused')
  refused() {
    throw new TrialProblem('already-done', 'Done on 2026-10-02', { current: { done: '2026-10-02' } });
  }

  @Get('broken')
  broken() {
    throw new Error('a secret');
  }

  @Sse('events')
  events(): Observable<MessageEvent> {
    return streams.changes.pipe(finalize(() => streams.left.next()));
  }

  @Post('files')
  async files(@Req() request: FastifyRequest) {
    const { name, stream } = await upload(request, 1_000_000);
    let bytes = 0;
    for await (const chunk of stream) bytes += (chunk as Buffer).length;
    return { name, bytes };
  }

  @Get(':id')
  read(@Param('id', { schema: z.uuid() }) id: string) {
    return { id };
  }
}

import { IdempotencyKey, type Person, Who } from '@app/platform';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { actBody } from './act.shapes';
import { CaseDesk } from './case-desk';
import { caseFile, timelinePage, type TimelineQuery, timelineQuery, why, whyDirector } from './case.shapes';
import { CaseHistory } from './case-history';

const caseId = z.uuid();
const stepKey = z.string().max(200);

@ApiTags('cases')
@Controller('cases/:id')
export class CaseController {
  constructor(
    private readonly desk: CaseDesk,
    private readonly history: CaseHistory,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: caseFile })
  async show(
    @Who() who: Person,
    @Param('id', { schema: caseId }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.desk.show(who, id);
    void reply.header('etag', file.etag);
    return file;
  }

  @Get('timeline')
  @ApiOkResponse({ standardSchema: timelinePage })
  timeline(
    @Who() who: Person,
    @Param('id', { schema: caseId }) id: string,
    @Query({ schema: timelineQuery }) asked: TimelineQuery,
  ) {
    return this.history.timeline(who, id, asked);
  }

  @Get('director/why')
  @ApiOkResponse({ standardSchema: whyDirector })
  whyDirector(@Who() who: Person, @Param('id', { schema: caseId }) id: string) {
    return this.history.whyDirector(who, id);
  }

  @Get('steps/:step/why')
  @ApiOkResponse({ standardSchema: why })
  why(
    @Who() who: Person,
    @Param('id', { schema: caseId }) id: string,
    @Param('step', { schema: stepKey }) step: string,
  ) {
    return this.desk.why(who, id, step);
  }

  @Post('acts')
  @HttpCode(200)
  @ApiHeader({ name: 'if-match', required: false, description: 'The etag that the person saw' })
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ standardSchema: caseFile })
  async act(
    @Who() who: Person,
    @Param('id', { schema: caseId }) id: string,
    @Body({ schema: actBody }) { act, evidence, returnedOn }: z.infer<typeof actBody>,
    @IdempotencyKey() key: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.desk.act(who, id, act, { ifMatch, key, evidence, returnedOn });
    void reply.header('etag', file.etag);
    return file;
  }
}

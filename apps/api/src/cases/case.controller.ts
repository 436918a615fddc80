import { IdempotencyKey, type Person, Who } from '@app/platform';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { actBody } from './act.shapes';
import { CaseDesk } from './case-desk';
import { caseFile, timelinePage, why } from './case.shapes';
import { pageQuery } from '../lists/cursor';

const caseId = z.uuid();
const stepKey = z.string().max(200);

@ApiTags('cases')
@Controller('cases/:id')
export class CaseController {
  constructor(private readonly desk: CaseDesk) {}

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
    @Query({ schema: pageQuery }) page: z.infer<typeof pageQuery>,
  ) {
    return this.desk.timeline(who, id, page);
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

import { type Person, upload } from '@app/platform';
import { AbsenceImports, type ImportOutcome } from '@app/schools';
import { Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { initialsOf } from './case.words';
import { Who } from './session';
import { on } from './shapes';
import { wrongRowsCsv } from './wrong-rows-csv';

/** The largest file, in bytes: some four hundred thousand rows. */
const largest = 16 * 1_048_576;

const report = z
  .object({
    id: z.uuid(),
    rows: z.int(),
    accepted: z.int(),
    unchanged: z.int(),
    wrong: z.int(),
    errorsUrl: z.string().optional(),
    signals: z.array(z.object({ signal: z.string(), pupil: z.string(), on })),
    casesOpened: z.int(),
  })
  .meta({ id: 'ImportReport' });

const query = z.object({ dryRun: z.stringbool().optional() });

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: AbsenceImports) {}

  @Post('absences')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: { dryRun: { type: 'boolean' }, file: { type: 'string', format: 'binary' } },
    },
  })
  @ApiOkResponse({ standardSchema: report })
  async absences(
    @Who() who: Person,
    @Req() request: FastifyRequest,
    @Query({ schema: query }) { dryRun }: z.infer<typeof query>,
  ) {
    const file = await upload(request, largest);
    const isTrial = dryRun ?? file.fields['dryRun'] === 'true';
    return reportOf(await this.imports.take(who, file.stream, isTrial));
  }

  @Get(':id/errors')
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="errors.csv"')
  async errors(@Who() who: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<string> {
    return wrongRowsCsv(await this.imports.errors(who, id), who);
  }
}

function reportOf(outcome: ImportOutcome): z.infer<typeof report> {
  const { id, rows, accepted, unchanged, wrong, raised } = outcome;
  return {
    id,
    rows,
    accepted,
    unchanged,
    wrong,
    ...(wrong > 0 && { errorsUrl: `/api/imports/${id}/errors` }),
    signals: raised.fired.map(({ signal, name, on: date }) => ({ signal, pupil: initialsOf(name), on: date })),
    casesOpened: raised.casesOpened,
  };
}

import { regionOf } from '@app/cases';
import { expectAdministrator, type ImportOutcome, Imports, type KnownKind, type RegionHere } from '@app/imports';
import { Door, type Person, upload } from '@app/platform';
import { momentsOf } from '@app/rules';
import { Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Who } from './session';
import { at, words } from './shapes';
import { wrongRowsCsv } from './wrong-rows-csv';

/** The largest file, in bytes: some six hundred thousand rows. Larger ones come in by `npm run import`. */
const largest = 64 * 1_048_576;
/** So many mistakes are in the answer itself. */
const firstErrors = 20;

const report = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    profile: z.string(),
    isTrial: z.boolean(),
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    wrong: z.int(),
    passedOver: z.int(),
    errors: z.array(z.object({ line: z.int(), column: z.string(), reason: words })),
    errorsUrl: z.string().optional(),
    /** What will come of it, in words: of running cases how many land on which rung. */
    foreseen: z.array(words),
  })
  .meta({ id: 'ListImportReport' });

const column = z.object({ name: z.string(), required: z.boolean() });
const kinds = z
  .object({
    kinds: z.array(
      z.object({
        kind: z.string(),
        title: words,
        lastAt: at.optional(),
        profiles: z.array(z.object({ name: z.string(), columns: z.array(column) })),
      }),
    ),
  })
  .meta({
    id: 'ListKinds',
    description: 'What can be brought in, in the order in which a region that begins brings it',
  });

const query = z.object({ trial: z.stringbool().optional(), profile: z.string().optional() });

/** Lists that a functional administrator brings. */
@ApiTags('imports')
@Controller('v1/imports')
export class ListImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly door: Door,
  ) {}

  @Get('kinds')
  @ApiOkResponse({ standardSchema: kinds })
  async kinds(@Who() who: Person): Promise<z.infer<typeof kinds>> {
    const { settings } = await this.regionFor(who);
    const moments = momentsOf(settings.zone);
    const last = await this.imports.last(who);
    const known = await this.imports.known();
    return {
      kinds: known.map(({ kind, title, profiles }) => ({
        kind,
        title,
        ...(last.has(kind) && { lastAt: moments.write(last.get(kind)!.getTime()) }),
        profiles: profiles.map(({ name, columns }) => ({ name, columns: columnsOf(columns) })),
      })),
    };
  }

  @Post(':kind')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiOkResponse({ standardSchema: report })
  async take(
    @Who() who: Person,
    @Req() request: FastifyRequest,
    @Param('kind', { schema: z.string() }) kind: string,
    @Query({ schema: query }) { trial: isTrial = false, profile }: z.infer<typeof query>,
  ) {
    const region = await this.regionFor(who);
    const { stream: bytes } = await upload(request, largest);
    const chosen = profile === undefined ? {} : { profile };
    return reportOf(await this.imports.take({ kind, region, bytes, isTrial, personId: who.id, ...chosen }));
  }

  @Get(':id/errors.csv')
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="errors.csv"')
  async errors(@Who() who: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<string> {
    return wrongRowsCsv(await this.imports.errors(who, id), who);
  }

  /** The region that an administrator brings lists for. */
  private regionFor(who: Person): Promise<RegionHere> {
    return this.door.asPerson(who, async (open) => {
      await expectAdministrator(open);
      return { id: who.region, ...(await regionOf(open, who.region)) };
    });
  }
}

/** The columns of a file by the first of their names, those that must be there before the others. */
function columnsOf(columns: KnownKind['profiles'][number]['columns']): z.infer<typeof column>[] {
  return Object.values(columns)
    .map(({ names: [name = ''], required }) => ({ name, required }))
    .toSorted((one, other) => Number(other.required) - Number(one.required));
}

function reportOf({ errors, foreseen, ...outcome }: ImportOutcome): z.infer<typeof report> {
  return {
    ...outcome,
    foreseen: [...foreseen],
    errors: errors.slice(0, firstErrors),
    ...(outcome.wrong > 0 && { errorsUrl: `/api/v1/imports/${outcome.id}/errors.csv` }),
  };
}

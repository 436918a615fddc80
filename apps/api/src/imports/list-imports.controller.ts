import { initialsOf, regionOf, signalsHeldOn, todayHere } from '@app/cases';
import {
  expectAdministrator,
  type ImportOutcome,
  Imports,
  type KnownKind,
  type Period,
  type RegionHere,
  schoolNumbered,
} from '@app/imports';
import { Door, type Open, type Person, ProvenOnly, upload, Who } from '@app/platform';
import { type LocalDate, momentsOf } from '@app/rules';
import { Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { at, on, words } from '../shapes';
import { rowsToldCsv } from './rows-told-csv';
import { BeforeSigning } from '../session';

/** The largest file, in bytes: some six hundred thousand rows. Larger ones come in by `npm run import`. */
const largest = 64 * 1_048_576;
/** So many mistakes, and so many notices, are in the answer itself. */
const firstErrors = 20;

const rowTold = z.object({ line: z.int(), column: z.string(), reason: words });
const namedSignal = z.object({ signal: z.string(), pupil: z.string(), on });

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
    errors: z.array(rowTold),
    errorsUrl: z.string().optional(),
    /** What will come of it, in words: of running cases how many land on which rung. */
    foreseen: z.array(words),
    /** Rows that went in and that somebody should look at. */
    notices: z.object({ count: z.int(), rows: z.array(rowTold) }),
    noticesUrl: z.string().optional(),
    /** What followed in cases. */
    brought: z
      .object({
        /** Of children that the person sees. */
        fired: z.array(namedSignal),
        signals: z.record(z.string(), z.int()),
        /** How the region calls these signals, its own among them. */
        titles: z.record(z.string(), words),
        withdrawn: z.int(),
        casesOpened: z.int(),
      })
      .optional(),
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
        takes: z
          .array(z.enum(['school', 'period']))
          .meta({ description: 'What may be said with a file, where its rows do not' }),
        profiles: z.array(z.object({ name: z.string(), columns: z.array(column) })),
      }),
    ),
  })
  .meta({
    id: 'ListKinds',
    description: 'What can be brought in, in the order in which a region that begins brings it',
  });

const query = z.object({
  trial: z.stringbool().optional(),
  profile: z.string().optional(),
  /** The number of the one school that the file is of. */
  school: z.string().optional(),
  /** The period that a statement of absence speaks of, where its rows do not say. */
  from: on.optional(),
  until: on.optional(),
});
type Query = z.infer<typeof query>;

/** Lists that a functional administrator brings. A school states the absence of its own pupils itself. */
@ApiTags('imports')
@BeforeSigning()
@Controller('v1/imports')
export class ListImportsController {
  constructor(
    private readonly imports: Imports,
    private readonly door: Door,
  ) {}

  @Get('kinds')
  @ApiOkResponse({ standardSchema: kinds })
  async kinds(@Who() who: Person): Promise<z.infer<typeof kinds>> {
    const { settings } = await this.door.asPerson(who, async (open) => {
      await expectAdministrator(open);
      return regionHere(open, who);
    });
    const moments = momentsOf(settings.zone);
    const last = await this.imports.last(who);
    const known = await this.imports.known();
    return {
      kinds: known.map(({ kind, title, takes, profiles }) => ({
        kind,
        title,
        takes: [...takes],
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
    @Query({ schema: query }) asked: Query,
  ) {
    const from = await this.senderOf(who, kind, asked);
    const { stream: bytes } = await upload(request, largest);
    const { trial: isTrial = false, profile } = asked;
    const chosen = profile === undefined ? {} : { profile };
    const outcome = await this.imports.take({ kind, bytes, isTrial, covers: periodOf(asked), ...from, ...chosen });
    return reportOf(outcome, { named: await this.namesOf(who, outcome), titles: await this.titlesOf(who, outcome) });
  }

  /** Whose list it is: a school's of its own pupils, every other of the region. */
  private senderOf(who: Person, kind: string, { school: number }: Query) {
    return this.door.asPerson(who, async (open) => {
      const region = await regionHere(open, who);
      if (kind === 'absences' && who.roles.includes('school')) {
        return { region, personId: who.id, school: who.organisation, organisationId: who.organisation };
      }
      await expectAdministrator(open);
      const school = number === undefined ? {} : { school: await schoolNumbered(open, region, number) };
      return { region, personId: who.id, ...school };
    });
  }

  /** The signals of children that the person sees; of others he is told how many there are. */
  private async namesOf(who: Person, { brought }: ImportOutcome): Promise<Named> {
    if (!brought || brought.fired.length === 0) return [];
    const rows = await this.door.asPerson(who, async ({ sql, looked }) => {
      const found = await sql<{ id: string; name: string }>('select id, name from pupil where id = any($1)', [
        brought.fired.map(({ pupilId }) => pupilId),
      ]);
      looked({ pupils: found.map(({ id }) => id), because: 'own-pupil' });
      return found;
    });
    const names = new Map(rows.map(({ id, name }) => [id, initialsOf(name)]));
    return brought.fired.flatMap(({ signal, pupilId, on: date }) => {
      const pupil = names.get(pupilId);
      return pupil === undefined ? [] : [{ signal, pupil, on: date }];
    });
  }

  private async titlesOf(who: Person, { brought }: ImportOutcome): Promise<Titles> {
    const signals = Object.keys(brought?.signals ?? {});
    if (signals.length === 0) return {};
    const rules = await this.door.asPerson(who, async (open) => signalsHeldOn(open, await todayHere(open)));
    return Object.fromEntries(
      rules.flatMap(({ id, title }) => (title && signals.includes(id) ? [[id, title] as const] : [])),
    );
  }

  @Get(':id/errors.csv')
  @ProvenOnly()
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="errors.csv"')
  async errors(@Who() who: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<string> {
    return rowsToldCsv(await this.imports.errors(who, id), who);
  }

  @Get(':id/notices.csv')
  @ProvenOnly()
  @ApiProduces('text/csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="notices.csv"')
  async notices(@Who() who: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<string> {
    return rowsToldCsv(await this.imports.notices(who, id), who);
  }
}

async function regionHere(open: Open, who: Person): Promise<RegionHere> {
  return { id: who.region, ...(await regionOf(open, who.region)) };
}

/** The columns of a file by the first of their names, those that must be there before the others. */
function columnsOf(columns: KnownKind['profiles'][number]['columns']): z.infer<typeof column>[] {
  return Object.values(columns)
    .map(({ names: [name = ''], required }) => ({ name, required }))
    .toSorted((one, other) => Number(other.required) - Number(one.required));
}

type Named = readonly z.infer<typeof namedSignal>[];
type Titles = Record<string, z.infer<typeof words>>;

function reportOf(outcome: ImportOutcome, { named, titles }: { named: Named; titles: Titles }): z.infer<typeof report> {
  const { errors, foreseen, notices, brought, ...counts } = outcome;
  return {
    ...counts,
    foreseen: [...foreseen],
    errors: errors.slice(0, firstErrors),
    notices: { count: notices.count, rows: notices.rows.slice(0, firstErrors) },
    ...(brought && { brought: { ...brought, fired: [...named], titles } }),
    ...(outcome.wrong > 0 && { errorsUrl: `/api/v1/imports/${outcome.id}/errors.csv` }),
    ...(notices.count > 0 && { noticesUrl: `/api/v1/imports/${outcome.id}/notices.csv` }),
  };
}

function periodOf({ from, until }: Query): Partial<Period> {
  return { ...(from && { from: from as LocalDate }), ...(until && { until: until as LocalDate }) };
}

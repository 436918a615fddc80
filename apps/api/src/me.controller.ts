import { answersFor, cellOf, type Colleague, isApart, jobOf, mayBreakGlass, regionOf } from '@app/cases';
import { inquires } from '@app/compulsory-education';
import { isAdministrator } from '@app/imports';
import { CONFIG, type Config, Door, type Person, Who } from '@app/platform';
import { isKeeper } from '@app/retention';
import { momentsOf, themes } from '@app/rules';
import { keepsMedicalNotes, mayConsult } from '@app/youth-health';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { mayCompareChildren } from './cases/partners';
import { keeps } from './placements/placement-desk';
import { mayGetToWork } from './regions/region-desk';
import { BeforeSigning, Me } from './session';
import { at } from './shapes';

const me = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role: z.string(),
    function: z.string(),
    organisation: z.object({ id: z.uuid(), name: z.string() }),
    language: z.enum(['nl', 'en']),
    region: z.object({ name: z.string(), theme: z.enum(themes) }),
    demonstration: z.boolean(),
    now: at,
    /** His organisation signed, and takes part: without, he gets the region to work and does nothing else. */
    admitted: z.boolean(),
    may: z.object({
      import: z.boolean(),
      watch: z.boolean(),
      administer: z.boolean(),
      getToWork: z.boolean(),
      compareChildren: z.boolean(),
      planConsults: z.boolean(),
      settleConsults: z.boolean(),
      keepPlaces: z.boolean(),
      seeColleagues: z.boolean(),
      readLog: z.boolean(),
      keepRecords: z.boolean(),
      answerRights: z.boolean(),
      breakGlass: z.boolean(),
      keepCriminalFiles: z.boolean(),
      beginCriminalRoutes: z.boolean(),
      keepMedicalNotes: z.boolean(),
      readNumbers: z.boolean(),
    }),
  })
  .meta({ id: 'Me' });

@ApiTags('me')
@BeforeSigning()
@Controller()
export class MeController {
  constructor(
    private readonly door: Door,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('me')
  @ApiOkResponse({ standardSchema: me })
  me(@Me() one: Colleague, @Who() who: Person): Promise<z.infer<typeof me>> {
    return this.door.asPerson(who, async (open) => {
      const region = await regionOf(open, who.region);
      const [role] = who.roles;
      return {
        id: one.id,
        name: one.name,
        role: one.role,
        function: one.function,
        organisation: { id: one.organisationId, name: one.organisation },
        language: one.language,
        region: { name: region.name, theme: region.settings.theme ?? themes[0] },
        demonstration: this.config.DEMONSTRATION,
        admitted: one.isAdmitted,
        now: momentsOf(region.settings.zone).write(open.nowMs),
        may: {
          import: role === 'school',
          watch: role === 'compulsory-education',
          administer: await isAdministrator(open),
          getToWork: mayGetToWork(who),
          compareChildren: mayCompareChildren(who),
          planConsults: mayConsult(who, 'plan'),
          settleConsults: mayConsult(who, 'settle'),
          keepPlaces: keeps(who, who.organisation),
          seeColleagues: !isApart(one),
          keepCriminalFiles: role === 'boa',
          beginCriminalRoutes: inquires(who),
          keepMedicalNotes: keepsMedicalNotes(who),
          readNumbers: role !== 'boa' && cellOf(jobOf(who), 'bsn') === 'full',
          breakGlass: await mayBreakGlass(open),
          readLog: role === 'privacy-officer',
          keepRecords: isKeeper(who),
          answerRights: (await answersFor(open)).length > 0,
        },
      };
    });
  }
}

import {
  Cases,
  cellOf,
  changeDetails,
  chooseContact,
  disagreementsIn,
  endAuthority,
  jobOf,
  keepAuthority,
  possibleContacts,
  type Relative,
  relativesOf,
  spokenBy,
  tellSpoken,
} from '@app/cases';
import { Identities } from '@app/imports';
import { Door, IdempotencyKey, type Person, Problem, Who } from '@app/platform';
import { disagreedInWords } from '@app/rules';
import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Disagreements, disagreements } from './family.shapes';
import { contactDetails, newAuthority, newContact, type Relatives, relatives, spoken } from './families.shapes';
import { expectMay, mayInCase } from '../cases/partners';

const uuid = z.uuid();

/** Who has authority over the child of a case: for whoever directs it, and for the officer who watches. */
@ApiTags('families')
@Controller('cases/:id/family')
export class FamiliesController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
    private readonly numbers: Identities,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: relatives })
  async list(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<Relatives> {
    const keeper = await this.expectKeeper(who, id);
    const found = await relativesOf(this.door, id, keeper.seesShielded);
    const all = found.map(async (one) => {
      const suggested = await possibleContacts(this.door, id, one.id);
      return { ...shown(one, suggested), mayChange: mayChange(keeper, one) };
    });
    return { relatives: await Promise.all(all) };
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: relatives })
  async record(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: newAuthority }) { bsn, ...told }: z.infer<typeof newAuthority>,
    @IdempotencyKey() id: string,
  ): Promise<Relatives> {
    await this.expectKeeper(who, caseId);
    const bsnHash = bsn === undefined ? undefined : await this.numbers.hashOf('bsn', bsn);
    await keepAuthority(this.door, { caseId, by: who }, { id, told: { ...told, bsnHash } });
    return this.list(who, caseId);
  }

  @Post(':relative/end')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: relatives })
  async end(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Param('relative', { schema: uuid }) relative: string,
  ): Promise<Relatives> {
    await this.expectKeeper(who, caseId);
    await endAuthority(this.door, { caseId, by: who }, relative);
    return this.list(who, caseId);
  }

  @Put(':relative/contact')
  @ApiOkResponse({ standardSchema: relatives })
  async contact(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Param('relative', { schema: uuid }) authorityId: string,
    @Body({ schema: newContact }) { person: personId }: z.infer<typeof newContact>,
  ): Promise<Relatives> {
    await this.expectKeeper(who, caseId);
    await chooseContact(this.door, { caseId, authorityId, personId });
    return this.list(who, caseId);
  }

  @Put(':relative/details')
  @ApiOkResponse({ standardSchema: relatives })
  async details(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Param('relative', { schema: uuid }) authorityId: string,
    @Body({ schema: contactDetails }) told: z.infer<typeof contactDetails>,
  ): Promise<Relatives> {
    const { seesDetails, seesShielded } = await this.expectKeeper(who, caseId);
    if (!seesDetails) throw new Problem('not-allowed');
    const { phone = null, address = null, ...rest } = told;
    await changeDetails(this.door, { caseId, authorityId, seesShielded }, { ...rest, phone, address });
    return this.list(who, caseId);
  }

  private expectKeeper(who: Person, id: string): Promise<Keeper> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, id);
      expectMay(who, now, 'keep-family');
      const seesDetails = cellOf(jobOf(who), 'contact') === 'full';
      return { seesDetails, seesShielded: mayInCase(who, now, 'see-shielded') };
    });
  }
}

/** What the family of a case sees otherwise: for everybody who acts in the case. */
@ApiTags('families')
@Controller('cases/:id/disagreements')
export class DisagreementsController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: disagreements })
  list(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<Disagreements> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, id);
      expectMay(who, now, 'read-notes');
      const found = await disagreementsIn(open, id);
      const written = found.map(({ role, about, wish, statedAt }) => {
        const at = now.book.calendar.write(statedAt.getTime());
        return { role, about, title: disagreedInWords(about), ...(wish !== null && { wish }), statedAt: at };
      });
      return { disagreements: written };
    });
  }
}

/** In which languages somebody speaks with families: he says so himself. */
@ApiTags('families')
@Controller('me/languages')
export class SpokenLanguagesController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: spoken })
  show(@Who() who: Person): Promise<z.infer<typeof spoken>> {
    return this.door.asPerson(who, async (open) => ({ languages: await spokenBy(open) }));
  }

  @Put()
  @ApiOkResponse({ standardSchema: spoken })
  tell(
    @Who() who: Person,
    @Body({ schema: spoken }) { languages }: z.infer<typeof spoken>,
  ): Promise<z.infer<typeof spoken>> {
    return this.door.asPerson(who, async (open) => {
      await tellSpoken(open, languages);
      return { languages: await spokenBy(open) };
    });
  }
}

/** What whoever keeps the family of a case is told of how each is reached. */
interface Keeper {
  readonly seesDetails: boolean;
  /** Of who is shielded as well. */
  readonly seesShielded: boolean;
}

/** Nobody writes over what he does not read. */
const mayChange = ({ seesDetails, seesShielded }: Keeper, { isShielded }: Relative) =>
  seesDetails && (seesShielded || !isShielded);

type Suggested = Awaited<ReturnType<typeof possibleContacts>>;

function shown(one: Relative, suggested: Suggested): Omit<Relatives['relatives'][number], 'mayChange'> {
  const { personId: person, until, email, address, phone, contactId, contact, ...plain } = one;
  return {
    ...plain,
    person,
    speaks: [...one.speaks],
    ...(until && { until }),
    ...(email !== null && { email }),
    ...(phone !== null && { phone }),
    ...(address !== null && { address }),
    ...(contactId && contact && { contact: { id: contactId, name: contact } }),
    suggested: suggested.map(({ speaks, ...of }) => ({ ...of, speaks: [...speaks] })),
  };
}

import { type ControlledLook, controlledLooks, controlledPeople, expectPrivacyOfficer, momentsHere } from '@app/cases';
import { Door, type Person, Who } from '@app/platform';
import type { LocalDate, Moments } from '@app/rules';
import { addDays } from '@app/rules';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { cursorOf, pageQuery, placeOf } from '../lists/cursor';
import { at } from '../shapes';

const day = z.iso.date().transform((text) => text as LocalDate);
const asked = pageQuery.extend({
  case: z.uuid().optional().meta({ description: 'The number of a case: looks at its child' }),
  person: z.uuid().optional(),
  from: day.optional(),
  until: day.optional().meta({ description: 'Inclusive' }),
});

const look = z.object({
  id: z.int(),
  at,
  action: z.string().meta({ description: 'What was asked for: method and pattern of the address' }),
  request: z.uuid(),
  client: z.string().nullable().meta({ description: 'From which address; unknown of looks of before' }),
  person: z.object({ id: z.uuid(), name: z.string().nullable() }),
  responsible: z.string().nullable().meta({ description: 'Who answers for the look: whoever it was on behalf of' }),
  organisation: z.string(),
  role: z.string(),
  place: z.string(),
  onBehalfOf: z.string().nullable(),
  because: z.array(z.string()),
  categories: z.array(z.string()),
  children: z.int().meta({ description: 'How many children stand in the row' }),
  case: z.uuid().nullable().meta({ description: 'The number of the case, where it was one' }),
  searched: z.string().nullable().meta({ description: 'What was refused, or searched for in the log itself' }),
  result: z.enum(['shown', 'refused']),
});
const page = z.object({ looks: z.array(look), nextCursor: z.string().optional() }).meta({ id: 'ControlledLooks' });
const people = z
  .object({ people: z.array(z.object({ id: z.uuid(), name: z.string(), function: z.string() })) })
  .meta({ id: 'ControlledPeople' });

/** The log of looks, for a privacy officer; for everybody else it is not there. */
@ApiTags('log')
@Controller('log')
export class LogController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: page })
  list(
    @Who() who: Person,
    @Query({ schema: asked }) { from, until, cursor, ...wanted }: z.infer<typeof asked>,
  ): Promise<z.infer<typeof page>> {
    expectPrivacyOfficer(who);
    const before = placeOf(cursor, z.int());
    return this.door.asPerson(who, async (open) => {
      const moments = await momentsHere(open);
      const start = (date: LocalDate) => new Date(moments.startOf(date));
      const looks = await controlledLooks(open, {
        ...wanted,
        ...(from && { from: start(from) }),
        ...(until && { until: start(addDays(until, 1)) }),
        ...(before !== undefined && { before }),
      });
      const last = looks.length === wanted.limit ? looks.at(-1) : undefined;
      return { looks: looks.map((one) => rowOf(one, moments)), ...(last && { nextCursor: cursorOf(last.id) }) };
    });
  }

  @Get('people')
  @ApiOkResponse({ standardSchema: people })
  people(@Who() who: Person): Promise<z.infer<typeof people>> {
    expectPrivacyOfficer(who);
    return this.door.asPerson(who, async (open) => ({ people: await controlledPeople(open) }));
  }
}

function rowOf(
  { personId, person, pupils, cases, asked: searched, at: moment, ...one }: ControlledLook,
  moments: Moments,
) {
  const { id, action, request, client, organisation, role, place, onBehalfOf, because, categories, result } = one;
  return {
    id,
    action,
    request,
    client,
    organisation,
    role,
    place,
    onBehalfOf,
    result,
    searched,
    at: moments.write(moment.getTime()),
    person: { id: personId, name: person },
    responsible: onBehalfOf ?? person,
    because: [...because],
    categories: [...categories],
    children: pupils.length,
    case: cases.length === 1 ? cases[0]! : null,
  };
}

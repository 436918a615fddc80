import { Absences, Agreements, Cases, statedBy, stateSignal } from '@app/cases';
import { Door, IdempotencyKey, type Person, Problem, Who } from '@app/platform';
import { type AbsenceDefinition, absenceDefinitions, type LocalDate, notifiedKinds } from '@app/rules';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { seenBy } from './case-desk';
import { caseFile } from './case.shapes';
import { mayOpen } from './open-case.controller';
import { titled, words } from '../shapes';

const word = z.string().regex(/^[\w.-]{1,60}$/, 'is no word of a list');
const date = z.iso.date().transform((text) => text as LocalDate);

const statement = z
  .strictObject({
    school: z.string().trim().min(1).max(40).optional().meta({ description: 'Its number; left out by the school' }),
    pupil: z.string().trim().min(1).max(60).meta({ description: 'The number that the school gave' }),
    bornOn: date,
    signal: word,
    on: date.optional().meta({ description: 'The day that it is about; today when left out' }),
  })
  .meta({ id: 'StatedSignal' });

const stated = z
  .object({ signals: z.array(titled.extend({ opens: z.string() })) })
  .meta({ id: 'SignalsToState', description: 'Signals that nobody counts, and that this person states' });

const definitions = z
  .object({
    kinds: z.array(
      titled.extend({
        help: words,
        partOf: z.string().optional(),
        source: z.string(),
        notified: z.boolean().meta({ description: 'A school notifies it, by this word' }),
      }),
    ),
  })
  .meta({ id: 'AbsenceDefinitions' });

/** Signals that nobody counts: an hour of absence and great concern, a threat. */
@ApiTags('signals')
@Controller('signals')
export class SignalsController {
  constructor(
    private readonly door: Door,
    private readonly agreements: Agreements,
    private readonly absences: Absences,
    private readonly cases: Cases,
  ) {}

  /** What this person may state; nothing for who answers for no children. */
  @Get()
  @ApiOkResponse({ standardSchema: stated })
  list(@Who() who: Person): Promise<z.infer<typeof stated>> {
    return this.door.asPerson(who, async (open) => {
      const rules = mayOpen(who) ? await statedBy(open, this.agreements) : [];
      return { signals: rules.map(({ id, opens, title = { nl: id, en: id } }) => ({ id, title, opens })) };
    });
  }

  /** What each kind of absence is, in the words of the forms. */
  @Get('definitions')
  @ApiOkResponse({ standardSchema: definitions })
  definitions(): z.infer<typeof definitions> {
    const notified: readonly string[] = notifiedKinds;
    const kinds: [string, AbsenceDefinition][] = Object.entries(absenceDefinitions);
    return { kinds: kinds.map(([id, kind]) => ({ id, ...kind, notified: notified.includes(id) })) };
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: caseFile })
  state(
    @Who() who: Person,
    @Body({ schema: statement }) asked: z.infer<typeof statement>,
    @IdempotencyKey() key: string,
  ) {
    if (!mayOpen(who)) throw new Problem('not-allowed');
    return this.door.asPerson(who, async (open) => {
      const { agreements, absences } = this;
      const id = await stateSignal(open, { agreements, absences }, { key, asked });
      return seenBy(open, await this.cases.read(open, id));
    });
  }
}

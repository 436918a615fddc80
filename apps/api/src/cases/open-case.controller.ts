import { abilityOf, Agreements, Cases, maySay, openByHand, openedByHand } from '@app/cases';
import { Door, IdempotencyKey, type Person, Problem, Who } from '@app/platform';
import { type Facts, handReasons, type LocalDate } from '@app/rules';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { seenBy } from './case-desk';
import { caseFile } from './case.shapes';
import { partnerOf } from './partners';
import { titled } from '../shapes';

const word = z.string().regex(/^[\w.-]{1,60}$/, 'is no word of a list');
const date = z.iso.date().transform((text) => text as LocalDate);

const opening = z
  .strictObject({
    school: z.string().trim().min(1).max(40).optional().meta({ description: 'Its number; left out by the school' }),
    pupil: z.string().trim().min(1).max(60).meta({ description: 'The number that the school gave' }),
    bornOn: date,
    workflow: word,
    firstDayAbsent: date,
    reason: z.enum(handReasons),
    remark: z.string().trim().min(1).max(2000).optional(),
    facts: z.record(word, z.union([z.boolean(), word])).optional(),
  })
  .meta({ id: 'OpenCase' });

const openings = z
  .object({
    workflows: z.array(titled),
    reasons: z.array(z.enum(handReasons)),
    ownSchool: z.boolean().meta({ description: 'The pupils are those of his own school' }),
  })
  .meta({ id: 'Openings' });

/** Cases that a person opens, without a signal. */
@ApiTags('cases')
@Controller('cases')
export class OpenCaseController {
  constructor(
    private readonly door: Door,
    private readonly agreements: Agreements,
    private readonly cases: Cases,
  ) {}

  /** What this person may open; nothing for who opens no cases. */
  @Get('by-hand')
  @ApiOkResponse({ standardSchema: openings })
  openings(@Who() who: Person): Promise<z.infer<typeof openings>> {
    return this.door.asPerson(who, async (open) => {
      const agreements = mayOpen(who) ? await openedByHand(open, this.agreements) : [];
      const workflows = agreements.map(({ workflow: id, title = { nl: id, en: id } }) => ({ id, title }));
      return { workflows, reasons: [...handReasons], ownSchool: who.roles[0] === 'school' };
    });
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: caseFile })
  open(@Who() who: Person, @Body({ schema: opening }) asked: z.infer<typeof opening>, @IdempotencyKey() key: string) {
    expectOpener(who, asked.facts);
    return this.door.asPerson(who, async (open) => {
      const { agreements, cases } = this;
      const id = await openByHand(open, { agreements, cases }, { key, asked });
      return seenBy(open, await cases.read(open, id));
    });
  }
}

/** Whether a person answers for children of his own. */
export const mayOpen = (who: Person) => abilityOf(who, partnerOf(who.roles)?.grants).can('open', 'CaseFile');

function expectOpener(who: Person, facts: Facts = {}): void {
  if (!maySay(abilityOf(who, partnerOf(who.roles)?.grants), facts)) throw new Problem('not-allowed');
  if (mayOpen(who)) return;
  const sentence = {
    nl: 'alleen school, samenwerkingsverband en leerplicht openen een zaak met de hand',
    en: 'only the school, the alliance and compulsory education open a case by hand',
  };
  throw new Problem('not-allowed', sentence.en, { sentence });
}

import { Cases, field, tells } from '@app/cases';
import { Door, IdempotencyKey, type Person, Who } from '@app/platform';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { draftOf, letterKinds, lettersOf, sendLetter } from './letters';

const caseId = z.uuid();
const kind = z.enum(letterKinds);
const newLetter = z.strictObject({ kind, to: field.family, sentOn: field.day }).meta({ id: 'NewLetter' });
const letters = z
  .object({
    letters: z.array(
      z.object({ kind, to: z.array(z.enum(['parents', 'pupil'])), sentOn: z.string(), office: z.string() }),
    ),
  })
  .meta({ id: 'Letters', description: 'Which letters went to the family, and when; not what they say' });
const letterText = z.object({ nl: z.string(), en: z.string() });
const draft = z.object({ text: tells('contact/full', letterText) }).meta({ id: 'LetterDraft' });

/** Letters of an office to a family: the office reads and sends them, who sees the case sees that they were sent. */
@ApiTags('letters')
@Controller('cases/:id/letters')
export class LettersController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: letters })
  list(@Who() who: Person, @Param('id', { schema: caseId }) id: string): Promise<z.infer<typeof letters>> {
    return this.door.asPerson(who, async (open) => {
      await this.cases.read(open, id);
      return { letters: await lettersOf(open, id) };
    });
  }

  @Get(':kind/draft')
  @ApiOkResponse({ standardSchema: draft })
  draft(
    @Who() who: Person,
    @Param('id', { schema: caseId }) id: string,
    @Param('kind', { schema: kind }) asked: z.infer<typeof kind>,
  ): Promise<z.infer<typeof draft>> {
    return this.door.asPerson(who, async (open) => ({
      text: await draftOf(open, await this.cases.read(open, id), asked),
    }));
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: letters })
  send(
    @Who() who: Person,
    @Param('id', { schema: caseId }) id: string,
    @Body({ schema: newLetter }) letter: z.infer<typeof newLetter>,
    @IdempotencyKey() key: string,
  ): Promise<z.infer<typeof letters>> {
    return this.door.asPerson(who, async (open) => {
      await sendLetter(open, this.cases, { caseId: id, key, letter });
      return { letters: await lettersOf(open, id) };
    });
  }
}

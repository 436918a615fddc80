import { type CaseNow, Cases, type Note, noteOf, notesOf, writeNote } from '@app/cases';
import { Door, IdempotencyKey, type Open, type Person, Who } from '@app/platform';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { newNote, note, notes } from './notes.shapes';
import { expectMay } from './partners';

const uuid = z.uuid();
interface Notes {
  notes: (Omit<Note, 'writtenAt'> & { writtenAt: string })[];
}

/** What partners write for each other in a case. A note that is for others is not there. */
@ApiTags('notes')
@Controller('cases/:id/notes')
export class NotesController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: notes })
  list(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<Notes> {
    return this.door.asPerson(who, async (open) => this.all(open, await this.caseFor(open, id, 'read-notes')));
  }

  @Get(':note')
  @ApiOkResponse({ standardSchema: note })
  show(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Param('note', { schema: uuid }) noteId: string,
  ): Promise<Notes['notes'][number]> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.caseFor(open, id, 'read-notes');
      return written(await noteOf(open, id, noteId), now);
    });
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: notes })
  write(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: newNote }) body: z.infer<typeof newNote>,
    @IdempotencyKey() key: string,
  ): Promise<Notes> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.caseFor(open, id, 'note');
      await writeNote(open, this.cases, { caseId: id, key, note: body });
      return this.all(open, now);
    });
  }

  private async all(open: Open<Person>, now: CaseNow): Promise<Notes> {
    const found = await notesOf(open, now.id);
    return { notes: found.map((one) => written(one, now)) };
  }

  private async caseFor(open: Open<Person>, id: string, what: 'read-notes' | 'note'): Promise<CaseNow> {
    const now = await this.cases.read(open, id);
    expectMay(open.who, now, what);
    return now;
  }
}

const written = ({ writtenAt, ...one }: Note, { book }: CaseNow) => ({
  ...one,
  writtenAt: book.calendar.write(writtenAt.getTime()),
});

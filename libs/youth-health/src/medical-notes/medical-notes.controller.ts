import { Cases, momentsHere, tells } from '@app/cases';
import { Door, IdempotencyKey, type Person, Problem, ProvenOnly, Vaults, Who } from '@app/platform';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { fileMedicalNote, keepsMedicalNotes, medicalNotesOf } from './medical-notes';

const uuid = z.uuid();
const newNote = z.strictObject({ text: z.string().trim().min(1).max(4000) }).meta({ id: 'NewMedicalNote' });
const note = z.object({
  id: z.uuid(),
  text: z.string(),
  byMe: z.boolean(),
  writtenAt: z.iso.datetime({ offset: true }),
});
const notes = z.object({ notes: z.array(tells('medical-detail/full', note)) }).meta({ id: 'MedicalNotes' });
type Notes = z.infer<typeof notes>;

/**
 * What a doctor or nurse keeps for youth health alone, beside a case. For everybody else it is not there, and no statement
 * is run to find that out.
 */
@ApiTags('youth-health')
@ProvenOnly()
@Controller('youth-health/cases/:id/medical-notes')
export class MedicalNotesController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
    private readonly vaults: Vaults,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: notes })
  async list(@Who() who: Person, @Param('id', { schema: uuid }) caseId: string): Promise<Notes> {
    expectCarer(who);
    return this.all(who, caseId);
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: notes })
  async write(
    @Who() who: Person,
    @Param('id', { schema: uuid }) caseId: string,
    @Body({ schema: newNote }) { text }: z.infer<typeof newNote>,
    @IdempotencyKey() id: string,
  ): Promise<Notes> {
    expectCarer(who);
    await this.childOf(who, caseId);
    await this.vaults.visit('medical', who, (inside) => fileMedicalNote(inside, { id, caseId, text }));
    return this.all(who, caseId);
  }

  private async all(who: Person, caseId: string): Promise<Notes> {
    const { pupil, moments } = await this.childOf(who, caseId);
    const found = await this.vaults.visit('medical', who, async (inside) => {
      inside.open.looked({ pupils: [pupil], cases: [caseId], because: 'own-medical-notes' });
      return medicalNotesOf(inside, caseId);
    });
    return {
      notes: found.map(({ personId, writtenAt, ...one }) => ({
        ...one,
        byMe: personId === who.id,
        writtenAt: moments.write(writtenAt.getTime()),
      })),
    };
  }

  /** @throws Problem `not-found` for a case in which youth health takes no part */
  private childOf(who: Person, caseId: string) {
    return this.door.asPerson(who, async (open) => {
      const { child } = await this.cases.read(open, caseId);
      return { pupil: child.id, moments: await momentsHere(open) };
    });
  }
}

/** @throws Problem `not-found` for who does not treat children */
function expectCarer(who: Person): void {
  if (!keepsMedicalNotes(who)) throw new Problem('not-found');
}

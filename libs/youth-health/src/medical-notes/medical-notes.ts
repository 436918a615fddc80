import { cellOf, jobOf } from '@app/cases';
import type { OpenVault, Person } from '@app/platform';

/** What a doctor or nurse noted, for youth health alone. */
export interface MedicalNote {
  readonly id: string;
  readonly text: string;
  readonly personId: string;
  readonly writtenAt: Date;
}

interface Row extends Omit<MedicalNote, 'text'> {
  readonly key: string;
  readonly content: Buffer;
}

/** Whether somebody treats children: he reads and writes here, and nobody else does. */
export const keepsMedicalNotes = (who: Pick<Person, 'roles'>) => cellOf(jobOf(who), 'medical-detail') === 'full';

/** The notes of the person's own organisation about the child of a case, the last one first. */
export async function medicalNotesOf({ open, ring, filed }: OpenVault, caseId: string): Promise<MedicalNote[]> {
  const rows = await open.sql<Row>(
    `select id, key, content, person_id as "personId", written_at as "writtenAt"
       from medical.note where filed = $1 order by written_at desc, id`,
    [filed(caseId)],
  );
  return rows.map(({ key, content, ...row }) => ({ ...row, text: ring.open({ key, content }, row.id) }));
}

/** Files a note; sent again under the same id it is the same one. */
export async function fileMedicalNote(
  { open, ring, filed }: OpenVault,
  { id, caseId, text }: { readonly id: string; readonly caseId: string; readonly text: string },
): Promise<void> {
  const { key, content } = ring.seal(text, id);
  await open.sql(
    `insert into medical.note (id, filed, organisation_id, person_id, key, content, written_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    [id, filed(caseId), open.who.organisation, open.who.id, key, content, open.now],
  );
}

/** What lies closed in the medical vault. */
export const medicalNotes = { table: 'medical.note', place: 'id', organisation: 'organisation_id' } as const;

import type { OpenVault } from '@app/platform';
import { CriminalProblem } from './problem';

/** To whom the caution was given, when, and what of. */
export interface Suspicion {
  readonly suspect: 'young-person' | 'parent';
  readonly suspicion: string;
  readonly cautionGivenOn: string;
}

/** What a boa wrote: a note, or a draft of an official report. */
export interface CriminalWriting {
  readonly id: string;
  readonly kind: 'note' | 'official-report';
  readonly text: string;
  readonly personId: string;
  readonly writtenAt: Date;
}

/** A criminal file of one case. */
export interface CriminalFile extends Suspicion {
  readonly personId: string;
  readonly openedAt: Date;
  readonly writings: readonly CriminalWriting[];
}

interface Kept {
  readonly id: string;
  readonly officeId: string;
  readonly key: string;
  readonly content: Buffer;
  readonly personId: string;
}

const file = `
  select id, organisation_id as "officeId", key, content, person_id as "personId", opened_at as "openedAt" from criminal.file where filed = $1`;
const writings = `
  select id, organisation_id as "officeId", kind, key, content, person_id as "personId", written_at as "writtenAt"
    from criminal.writing where filed = $1 order by written_at desc, id`;

/** The criminal file of a case, in the vault of the criminal route; undefined where there is none. */
export async function criminalFileOf(
  { open, ring, filed }: OpenVault,
  caseId: string,
): Promise<CriminalFile | undefined> {
  const [kept] = await open.sql<Kept & { openedAt: Date }>(file, [filed(caseId)]);
  if (!kept) return undefined;
  const { personId, openedAt } = kept;
  const rows = await open.sql<Kept & Omit<CriminalWriting, 'text'>>(writings, [filed(caseId)]);
  return {
    ...(JSON.parse(ring.of(kept.officeId).open(kept, kept.id)) as Suspicion),
    personId,
    openedAt,
    writings: rows.map(({ key, content, officeId, ...row }) => ({
      ...row,
      text: ring.of(officeId).open({ key, content }, row.id),
    })),
  };
}

/** Something that is filed of a case under the id with which it was sent; an office closes it with keys of its own. */
export interface Filing<Content> {
  readonly id: string;
  readonly caseId: string;
  readonly officeId: string;
  readonly content: Content;
}

/**
 * Opens the criminal file of a case; sent again under the same id it is the same one. Who may not read the vault opens it as
 * well: nothing of it is read here.
 *
 * @throws CriminalProblem `criminal-file-open` when another was opened
 */
export async function openCriminalFile(
  { open, ring, filed }: OpenVault,
  { id, caseId, officeId, content: suspicion }: Filing<Suspicion>,
): Promise<void> {
  const { key, content } = ring.of(officeId).seal(JSON.stringify(suspicion), id);
  await open.sql(
    `insert into criminal.file (id, filed, organisation_id, person_id, key, content, opened_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [id, filed(caseId), officeId, open.who.id, key, content, open.now],
  );
  const [row] = await open.sql<{ same: boolean }>('select criminal_file_is($1, $2) as same', [id, filed(caseId)]);
  if (!row?.same) throw new CriminalProblem('criminal-file-open');
}

/** Files a note or a draft; sent again under the same id it is the same one. */
export async function fileCriminalWriting(
  { open, ring, filed }: OpenVault,
  { id, caseId, officeId, content: writing }: Filing<Pick<CriminalWriting, 'kind' | 'text'>>,
): Promise<void> {
  const { key, content } = ring.of(officeId).seal(writing.text, id);
  await open.sql(
    `insert into criminal.writing (id, filed, organisation_id, person_id, kind, key, content, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [id, filed(caseId), officeId, open.who.id, writing.kind, key, content, open.now],
  );
}

/** What lies closed in the criminal vault. */
export const criminalFiles = [
  { table: 'criminal.file', place: 'id', organisation: 'organisation_id' },
  { table: 'criminal.writing', place: 'id', organisation: 'organisation_id' },
] as const;

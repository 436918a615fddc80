import { type Mistake, type Open, type Person, Problem } from '@app/platform';
import { laddersInForce, type Mistake as WrongLadder, readLadderDraft, type Task, type WrittenRung } from '@app/rules';
import { CaseProblem } from '../problem';
import type { Agreements } from './agreements';
import { agreedHere, checksumOfText, sign, type Signing, signingOf } from './signatures';

/** Ladders by name, in the words of `ladders.yaml`. */
export type WrittenLadders = Readonly<Record<string, readonly WrittenRung[]>>;

/** A draft as it stands, with who signed it. */
export interface LadderDraft extends Signing {
  readonly ladders: WrittenLadders;
  /** What somebody saw who changes or signs it. */
  readonly etag: string;
  readonly writtenAt: Date;
}

/** The ladders that are climbed, and what is drafted in place of some of them. */
export interface DraftedLadders {
  readonly inForce: WrittenLadders;
  readonly draft: LadderDraft | undefined;
}

/** What drafting leans on. */
export interface DraftParts {
  readonly agreements: Agreements;
  readonly tasks: readonly Task[];
}

interface Row {
  readonly ladders: WrittenLadders;
  readonly checksum: string;
  readonly revision: number;
  readonly writtenAt: Date;
}

const kept = `
  select ladders, checksum, revision, written_at as "writtenAt" from ladder_draft where region_id = $1`;

/** The ladders of the person's region, and the draft of them. */
export async function draftedLadders(open: Open<Person>, { agreements }: DraftParts): Promise<DraftedLadders> {
  const agreed = await agreedHere(open, agreements);
  const [row] = await open.sql<Row>(kept, [open.who.region]);
  const draft = row && {
    ladders: row.ladders,
    etag: etagOf(row),
    writtenAt: row.writtenAt,
    ...(await signingOf(open, row.checksum, { agreed })),
  };
  return { inForce: laddersInForce(agreed), draft };
}

/**
 * Drafts ladders in place of those of their names. Nobody climbs them: they are what the partners look at and sign, and what is
 * published after that. Writing on begins the signing anew.
 *
 * @param ifMatch the etag that the person saw; left out for a first draft
 * @throws CaseProblem `wrong-ladders` with each mistake of the static check; Problem `changed-meanwhile` (409) with `current`
 */
export async function draftLadders(
  open: Open<Person>,
  parts: DraftParts,
  { ladders, ifMatch }: { readonly ladders: unknown; readonly ifMatch: string | undefined },
): Promise<void> {
  const agreements = await agreedHere(open, parts.agreements);
  const { mistakes } = readLadderDraft(ladders, { agreements, tasks: parts.tasks });
  if (mistakes.length > 0) throw new CaseProblem('wrong-ladders', undefined, { errors: mistakes.map(asTold) });
  const text = JSON.stringify(ladders);
  const written = await open.sql(
    `insert into ladder_draft as d (region_id, ladders, checksum, person_id, written_at) values ($1, $2, $3, $4, $5)
     on conflict (region_id) do update
        set revision = d.revision + 1, ladders = $2, checksum = $3, person_id = $4, written_at = $5
      where '"' || d.revision || '"' = $6 returning revision`,
    [open.who.region, text, checksumOfText(`ladders ${text}`), open.who.id, open.now, ifMatch ?? null],
  );
  if (written.length === 0) throw changed(await draftedLadders(open, parts));
}

/** Signs the draft that the person saw, for his organisation. */
export async function signLadders(open: Open<Person>, parts: DraftParts, ifMatch: string): Promise<void> {
  const [row] = await open.sql<Row>(kept, [open.who.region]);
  if (!row) throw new Problem('not-found');
  if (etagOf(row) !== ifMatch) throw changed(await draftedLadders(open, parts));
  await sign(open, row.checksum);
}

const etagOf = ({ revision }: Pick<Row, 'revision'>) => `"${revision}"`;

function changed(current: DraftedLadders): Problem {
  return new Problem('changed-meanwhile', undefined, { current });
}

function asTold(mistake: WrongLadder): Mistake {
  const { path, message, hint, file } = mistake;
  const pointer = `/ladders/${path.join('/')}`;
  return { pointer, detail: [`${file === undefined ? '' : `${file}: `}${message}.`, hint].filter(Boolean).join(' ') };
}

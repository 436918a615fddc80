import type { OpenVault } from '@app/platform';

/** The BSN of the child of a case, for who has a task in the law for it; undefined where it is not known, or not for him. */
export async function bsnOf({ open, ring }: OpenVault, caseId: string): Promise<string | undefined> {
  const [kept] = await open.sql<{ hash: string; key: string; content: Buffer }>(
    'select hash, key, content from identity.number where hash = number_of_case($1)',
    [caseId],
  );
  return kept && ring.open(kept, kept.hash);
}

/** SQL: keeps the numbers of rows `judged` (`bsn` the hash, `bsn_sealed`) whose pupils are known by that hash. */
export const keepSealed = `
  insert into identity.number (hash, key, content)
  select distinct on (j.bsn) j.bsn, split_part(j.bsn_sealed, '.', 1), decode(split_part(j.bsn_sealed, '.', 2), 'base64')
    from judged j
   where j.bsn_sealed is not null and exists (select from pupil_identity i where i.hash = j.bsn and i.kind = 'bsn')
   order by j.bsn, j.line
  on conflict (hash) do nothing`;

/** Closes anew what earlier keys closed. */
export const sealedNumbers = { table: 'identity.number', place: 'hash' } as const;

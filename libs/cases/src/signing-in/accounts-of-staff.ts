import type { Open } from '@app/platform';

/** Somebody who works in a region, and whether he signs in with a password of his own. */
export interface StaffAccount {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly function: string;
  /** `code-given`: he can choose a password, and did not yet. */
  readonly account: 'none' | 'code-given' | 'chosen';
}

const staff = `
  select * from (
    select distinct on (p.id) p.id, p.name, o.name as organisation, m.function,
           case when a.person_id is null then 'none'
                when a.password is null then 'code-given' else 'chosen' end as account
      from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id
      left join local_account a on a.person_id = p.id
     where p.region_id = $1 and not p.is_relative and not has_left(p.id, o.id, $2)
       and strpos(lower(p.name || ' ' || o.name), lower($3)) > 0
     order by p.id, m.id) found
   order by name, id limit $4`;

/** Those who work in a region whose name or organisation has these letters, as owner: no person reads who has a password. */
export function accountsOfStaff(
  open: Open,
  { regionId, letters, most }: { readonly regionId: string; readonly letters: string; readonly most: number },
): Promise<StaffAccount[]> {
  return open.sql<StaffAccount>(staff, [regionId, open.now, letters, most]);
}

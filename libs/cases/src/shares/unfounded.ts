import type { Door, MachineTask, Open } from '@app/platform';
import type { Category } from '../need-to-know/categories';
import { basesFor, type Basis } from './basis-map';

/** A share that runs and should not, and why. */
export interface UnfoundedShare {
  readonly shareId: string;
  readonly caseId: string;
  readonly because: 'no-consent' | 'not-on-the-map' | 'no-party';
  /** An earlier round found it, and it is still there. */
  readonly isKnown: boolean;
}

interface Running {
  readonly id: string;
  readonly caseId: string;
  readonly from: string;
  readonly to: string;
  readonly categories: readonly Category[];
  readonly basis: Basis;
  readonly isConsented: boolean;
  readonly takesPart: boolean;
  readonly isKnown: boolean;
}

const task: MachineTask = { task: 'shares', role: 'worker' };

/** An office that watches takes part in all that its municipality has. */
const running = `
  select s.id, s.case_id as "caseId", f.role as "from", t.role as "to", s.categories, s.basis,
         s.consent_id is null or (c.withdrawn_at is null and c.counts_from is not null and c.until_at > $1
           and c.categories @> s.categories and s.to_organisation_id = any(c.receivers)) as "isConsented",
         exists (select from case_party p where p.case_id = s.case_id and p.organisation_id = s.to_organisation_id
                    and (p.role = 'process-director'
                         or p.involved_at is not null and (p.access_until is null or p.access_until > $1))) as "takesPart",
         s.unfounded_at is not null as "isKnown"
    from share s join organisation f on f.id = s.from_organisation_id join organisation t on t.id = s.to_organisation_id
    left join consent c on c.id = s.consent_id
   where s.ended_at is null and s.until_at > $1 order by s.case_id, s.id`;

const mark = `
  with found as (select unnest($1::uuid[]) as id, unnest($3::text[]) as because)
  update share s set unfounded_because = f.because, unfounded_at = case when f.id is not null then coalesce(s.unfounded_at, $2) end
    from share o left join found f on f.id = o.id
   where o.id = s.id and s.ended_at is null and f.because is distinct from s.unfounded_because`;

const keepRound = `
  insert into shares_proof (looked_at) values ($1) on conflict (is_only) do update set looked_at = excluded.looked_at`;

/** Whoever shared it, while he is there; else the person of his organisation. */
const tell = `
  insert into outbox (seq, case_id, person_id, recipient, template)
  select (select max(t.seq) from timeline t where t.case_id = s.case_id), s.case_id, who.id, o.role, 'share-unfounded'
    from share s join organisation o on o.id = s.from_organisation_id
    cross join lateral (
      select m.person_id as id from membership m
       where m.organisation_id = o.id and not has_left(m.person_id, o.id, $2)
       order by m.person_id is distinct from s.made_by, m.level <> 'person', m.id limit 1) who
   where s.id = $1
  on conflict (seq, person_id, template) do nothing`;

/** Looks at all that is shared, and tells whoever shared it where the basis is gone. Once each, however many rounds find it. */
export class SharesAudit {
  round(door: Door): Promise<UnfoundedShare[]> {
    return door.asMachine(task, async (open) => {
      const rows = await open.sql<Running>(running, [open.now]);
      const found = rows.flatMap(unfounded);
      await open.sql(mark, [found.map(({ shareId }) => shareId), open.now, found.map(({ because }) => because)]);
      await open.sql(keepRound, [open.now]);
      for (const { shareId, isKnown } of found) if (!isKnown) await this.tell(open, shareId);
      return found;
    });
  }

  private async tell(open: Open, shareId: string): Promise<void> {
    await open.sql(tell, [shareId, open.now]);
  }
}

function unfounded({ id: shareId, caseId, isKnown, ...one }: Running): UnfoundedShare[] {
  const on = (because: UnfoundedShare['because']) => [{ shareId, caseId, because, isKnown }];
  if (!one.isConsented) return on('no-consent');
  if (!one.takesPart) return on('no-party');
  const isAgreed = one.categories.every((of) => basesFor(one.from, one.to, of)?.includes(one.basis));
  return isAgreed ? [] : on('not-on-the-map');
}

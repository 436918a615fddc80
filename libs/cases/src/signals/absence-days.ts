/** SQL that gives days of absence as they now stand, and when that is. */
interface Stated {
  /** Gives `pupil_id, absent_on, kind, hours, times, doubtful, import_id`: one row for each kind of a day. */
  readonly stated: string;
  /** The moment. */
  readonly at: string;
}

/**
 * SQL: what was known otherwise of days that were told of anew is replaced, and stays to be seen.
 *
 * @param touched gives `pupil_id, absent_on` of every such day, also of one on which nothing is left; may read from `stated`
 */
export function replacingDays({ touched, stated, at }: Stated & { readonly touched: string }): string {
  return `
    with stated as materialized (${stated}), touched as materialized (${touched})
    update absence a set replaced_at = ${at} from touched t
     where a.pupil_id = t.pupil_id and a.absent_on = t.absent_on and a.replaced_at is null
       and not exists (
         select from stated s
          where (s.pupil_id, s.absent_on, s.kind, s.times, s.doubtful)
                = (a.pupil_id, a.absent_on, a.kind, a.times, a.doubtful)
            and s.hours is not distinct from a.hours)`;
}

/** SQL: keeps what of those days is new, and gives its ids. */
export function addingDays({ stated, at }: Stated): string {
  return `
    insert into absence (pupil_id, absent_on, kind, hours, times, doubtful, import_id, recorded_at)
    select pupil_id, absent_on, kind, hours, times, doubtful, import_id, ${at} from (${stated}) s
    on conflict (pupil_id, absent_on, kind) where replaced_at is null do nothing
    returning id`;
}

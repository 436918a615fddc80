import { type Open, type Person, Problem } from '@app/platform';
import { keeperOf } from '../keepers';
import { oneAtATime } from '../one-at-a-time';
import { RetentionProblem } from '../problem';

/** That a case may not be destroyed, and why. */
export interface Hold {
  readonly id: string;
  readonly caseId: string;
  readonly pupilId: string | null;
  readonly organisation: string;
  readonly reason: string;
  readonly placedAt: Date;
  readonly person: string;
  readonly liftedAt: Date | null;
}

/**
 * Holds a case of one's own organisation: it stands on no list until somebody lifts that. Sent again under the same id it
 * is the same one.
 *
 * @throws Problem `not-found` for a case that one's organisation has nothing to do with
 */
export async function placeHold(
  open: Open<Person>,
  { id, caseId, reason }: { readonly id: string; readonly caseId: string; readonly reason: string },
): Promise<void> {
  await oneAtATime(open, caseId);
  const [found] = await open.sql<{ isGone: boolean; isHeld: boolean }>(
    `select pupil_for_retention(k) is null as "isGone",
            exists (select from legal_hold h where h.case_id = k and h.lifted_at is null and h.id <> $2) as "isHeld"
       from kept_cases() k where k = $1`,
    [caseId, id],
  );
  if (!found) throw new Problem('not-found');
  if (found.isGone) throw new RetentionProblem('destroyed-already');
  if (found.isHeld) throw new RetentionProblem('held-already');
  const { region, id: person } = open.who;
  await open.sql(
    `insert into legal_hold (id, region_id, organisation_id, case_id, reason, placed_by, placed_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    [id, region, await keeperOf(open), caseId, reason, person, open.now],
  );
}

/** @throws Problem `not-found` for a hold that is not one's organisation's, or was lifted */
export async function liftHold(open: Open<Person>, id: string): Promise<void> {
  const lifted = await open.sql(
    'update legal_hold set lifted_by = $2, lifted_at = $3 where id = $1 and lifted_at is null returning id',
    [id, open.who.id, open.now],
  );
  if (lifted.length === 0) throw new Problem('not-found');
}

const holds = `
  select h.id, h.case_id as "caseId", pupil_for_retention(h.case_id) as "pupilId", o.name as organisation, h.reason,
         h.placed_at as "placedAt", p.name as person, h.lifted_at as "liftedAt"
    from legal_hold h join organisation o on o.id = h.organisation_id join person p on p.id = h.placed_by
   where $1::uuid is null or h.case_id = $1 and h.lifted_at is null
   order by h.lifted_at is not null, h.placed_at desc limit 200`;

/** What is held, for who keeps; of one case also for whoever directs it. */
export async function holdsOf(open: Open<Person>, caseId?: string): Promise<Hold[]> {
  const found = await open.sql<Hold>(holds, [caseId ?? null]);
  open.looked({
    pupils: found.flatMap(({ pupilId }) => pupilId ?? []),
    cases: found.map((one) => one.caseId),
    because: 'retention',
  });
  return found;
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sharesToMe, stopped } from './1795710000000-rights-requests';

/** What of an organisation stands still for others: all that is restricted, and what rests on grounds that are objected to. */
const onHold = `
  create function share_on_hold(of_case uuid, of_organisation uuid, on_basis text) returns boolean
    language sql stable security definer set search_path from current
    return is_restricted(of_case, of_organisation)
      or on_basis = 'public-task' and exists (
           select from rights_request r
            where r.case_id = of_case and r.organisation_id = of_organisation and r.asked_right = 'objection'
              and (r.answered_at is null or r.outcome in ('granted', 'partly')));
  comment on function share_on_hold is 'That it stands still, and not why: nobody else knows what a family asked';
  revoke execute on function share_on_hold(uuid, uuid, text) from public;
  grant execute on function share_on_hold(uuid, uuid, text) to terugweg_api`;

/** One rule says what is on hold, for who reads by a share and for the list of shares. */
export class SharesOnHold1795710910000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(onHold);
    await db.query(sharesToMe('and not share_on_hold(s.case_id, s.from_organisation_id, s.basis)'));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(sharesToMe(stopped));
    await db.query('drop function share_on_hold(uuid, uuid, text)');
  }
}

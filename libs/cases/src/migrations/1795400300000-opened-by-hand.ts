import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A case that a person opens: by an organisation that does not see the child before.
 *
 * The function shows where a child is to whoever names it by school, number and birth date, and answers for it: its
 * school, the alliance of that school, the office that watches its municipality. Where its case is open, that
 * organisation is a party from then on; nothing else can be asked here, and nothing is a list. The lock is that of
 * opening, so that no second case begins meanwhile. Only added: what runs does not call it.
 */
export class OpenedByHand1795400300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${openByHand(ofPupil)}
      revoke execute on function open_by_hand(text, text, date, timestamptz) from public;
      grant execute on function open_by_hand(text, text, date, timestamptz) to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function open_by_hand(text, text, date, timestamptz)`);
  }
}

/** Locks the pupil, and finds its open case. */
export const ofPupil = `
        perform pg_advisory_xact_lock(hashtextextended(child.id::text, 0));
        select c.id into running from case_file c where c.pupil_id = child.id and c.phase = 'open';
        update case_party party set involved_at = at
         where party.case_id = running and party.organisation_id = app_organisation() and party.involved_at is null;`;

/** @param caseOf what finds the open case of \`child\`, and lets in who asks */
export const openByHand = (caseOf: string) => `
      create or replace function open_by_hand(wanted_school text, wanted_number text, wanted_birth date, at timestamptz)
        returns table (pupil_id uuid, school_id uuid, municipality text, region_id uuid, case_id uuid)
        language plpgsql security definer set search_path from current as $$
      #variable_conflict use_column
      declare
        child pupil;
        running uuid;
      begin
        select p.* into child
          from pupil p join organisation s on s.id = p.school_id
          join organisation o on o.id = app_organisation() and o.region_id = p.region_id
         where p.number = wanted_number and p.born_on = wanted_birth
           and (s.number = wanted_school or wanted_school is null and s.id = o.id)
           and (s.id = o.id
                or o.role in ('alliance', 'compulsory-education')
                   and (o.sectors = '{}' or o.sectors && s.sectors)
                   and (exists (select from organisation_area a
                                 where a.organisation_id = o.id and a.municipality = p.municipality)
                        or o.role = 'alliance'
                           and not exists (select from organisation_area a where a.organisation_id = o.id)));
        if child.id is null then return; end if;
        ${caseOf.trim()}
        return query select child.id, child.school_id, child.municipality, child.region_id, running;
      end $$;`;

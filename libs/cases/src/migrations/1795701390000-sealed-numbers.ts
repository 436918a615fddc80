import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The BSN of a child, closed with the keys of the identity vault and bound to its keyed hash, by which children are still
 * known again. It is read where the law gives a task for it: compulsory education, youth health and the neighbourhood team, of a
 * child in a case that they see. Alliances, schools, tables and guests work with the number of the case.
 *
 * A number of which no pupil is left goes with the last one. What runs brings hashes alone; the next list of pupils brings
 * the numbers.
 */
export class SealedNumbers1795701390000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table identity.number (
        hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
        key text not null,
        content bytea not null);

      create function may_read_numbers() returns boolean
        language sql stable security definer set search_path from current
        return exists (
          select from membership m join organisation o on o.id = m.organisation_id
           where m.person_id = app_person() and o.id = app_organisation()
             and o.role in ('compulsory-education', 'youth-health', 'neighbourhood-team'));
      create function number_of_case(wanted uuid) returns text
        language sql stable security definer set search_path from current
        return (select i.hash from case_file c join pupil_identity i on i.pupil_id = c.pupil_id and i.kind = 'bsn'
                 where c.id = wanted and may_read_numbers() and sees_case(wanted));
      create function sees_number(wanted text) returns boolean
        language sql stable security definer set search_path from current
        return may_read_numbers() and exists (
          select from pupil_identity i join case_file c on c.pupil_id = i.pupil_id
           where i.hash = wanted and i.kind = 'bsn' and sees_case(c.id));
      revoke execute on function may_read_numbers(), number_of_case(uuid), sees_number(text) from public;
      grant execute on function may_read_numbers(), number_of_case(uuid), sees_number(text) to terugweg_identity;

      create function forget_number() returns trigger language plpgsql security definer set search_path from current as $$
        begin
          delete from identity.number
           where hash = old.hash and not exists (select from pupil_identity where hash = old.hash and kind = 'bsn');
          return null;
        end $$;
      create trigger forgets_number after delete or update of hash on pupil_identity
        for each row when (old.kind = 'bsn') execute function forget_number()`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      alter table identity.number enable row level security, force row level security;
      create policy machine on identity.number to terugweg_retention, ${owner} using (true);
      create policy task on identity.number for select to terugweg_identity using (sees_number(hash));
      grant select on identity.number to terugweg_identity`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger forgets_number on pupil_identity;
      drop function forget_number();
      drop table identity.number;
      drop function sees_number(text);
      drop function number_of_case(uuid);
      drop function may_read_numbers()`);
  }
}

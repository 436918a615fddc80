import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Since when a region and its organisations are switched on, and what an organisation signed before that.
 *
 * Who signed no covenant and no processor agreement may not be told of a child, so the database itself refuses to switch
 * an organisation on without both dates. Regions that are there already are at work, and stay so. Beside the running
 * version this is safe: it asks for none of these columns.
 */
export class SwitchedOn1795400200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table organisation
        add covenant_on date,
        add processor_agreement_on date,
        add active_since timestamptz,
        add constraint organisation_signed_first
          check (active_since is null or (covenant_on is not null and processor_agreement_on is not null));
      comment on column organisation.covenant_on is 'When it signed the covenant of the region';
      comment on column organisation.processor_agreement_on is 'When its processor agreement was signed';
      alter table region add active_since timestamptz;
      update region set active_since = (select clock_timestamp() + offset_ms * interval '1 millisecond' from clock)`);
    await db.query(`
      create function administers() returns boolean language sql stable
        return current_user <> 'terugweg_api'
          or string_to_array(current_setting('app.role', true), ',') @> '{compulsory-education,team-lead}';
      create policy administrator on organisation as restrictive for update to terugweg_api using (administers());
      create policy administrator on region as restrictive for update to terugweg_api using (administers());
      grant update (covenant_on, processor_agreement_on, active_since) on organisation to terugweg_api;
      grant update (active_since) on region to terugweg_api`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy administrator on region;
      drop policy administrator on organisation;
      revoke update (active_since) on region from terugweg_api;
      revoke update (covenant_on, processor_agreement_on, active_since) on organisation from terugweg_api;
      drop function administers();
      alter table region drop column active_since;
      alter table organisation drop constraint organisation_signed_first,
        drop column active_since, drop column processor_agreement_on, drop column covenant_on`);
  }
}

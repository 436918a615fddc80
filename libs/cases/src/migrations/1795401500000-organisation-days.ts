import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `calendar_version` keeps the closing days of any organisation. Nothing is otherwise in the rows, and any version may run beside. */
export class OrganisationDays1795401500000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `comment on column calendar_version.organisation_id is 'Whose closing days they are; null for school holidays of the region'`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `comment on column calendar_version.organisation_id is 'The school whose closing days they are; null for school holidays of the region'`,
    );
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where children are enrolled and were, as the register of the state tells. Nobody reads it: it only tells who brings a
 * delivery of which child of school age it knows no school any more.
 */
export class Enrolments1795400820000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table enrolment (
        pupil_id uuid not null references pupil,
        school text not null,
        began_on date not null,
        ended_on date,
        primary key (pupil_id, school, began_on));
      comment on column enrolment.school is 'Its number, as the register writes it: it may be outside the region';
      comment on column enrolment.ended_on is 'The last day';
      alter table enrolment enable row level security, force row level security`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`create policy machine on enrolment to terugweg_retention, ${owner} using (true)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table enrolment`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept of a pupil beside his cases, each by its column `pupil_id`. */
const ofPupils = ['absence', 'absence_statement', 'signal_firing', 'signal_look', 'notification', 'enrolment'];

/** By which a pupil is still known: while there is one of these, nothing of him goes. */
const holding = ['family', 'rights_request', 'break_glass', 'case_taken_over', 'supervision_result'];
const contacts = ['surgery_pupil', 'group_talk_pupil', 'care_meeting_pupil'];

/**
 * Until when pupils and their absence are kept: a pupil has a day on which a list named him last, and the role of
 * retention takes away what was kept long enough. Safe beside the version that runs: it writes no such day, and pupils
 * that it adds are listed as of the day on which they came.
 */
export class FormerPupils1795710900000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table pupil add listed_on date not null default current_date;
      comment on column pupil.listed_on is 'The last day on which a list of a school named this pupil';
      create index on absence (absent_on);
      grant select (school_id, listed_on), delete on pupil to terugweg_retention;
      grant select (pupil_id, absent_on), delete on absence, absence_statement to terugweg_retention;
      grant select (organisation_id, covers_from, covers_until) on absence_import to terugweg_retention;
      grant select (pupil_id, fired_on), delete on signal_firing to terugweg_retention;
      grant select (pupil_id, began_on, ended_on), delete on notification, enrolment to terugweg_retention;
      grant select (pupil_id), delete on signal_look to terugweg_retention;
      grant select (pupil_id, hash) on pupil_identity to terugweg_retention;
      grant usage on schema identity to terugweg_retention;
      grant select (hash), delete on identity.number to terugweg_retention;
      ${[...holding, ...contacts].map((table) => `grant select (pupil_id) on ${table} to terugweg_retention;`).join('\n')}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${[...holding.filter((table) => !['family', 'supervision_result'].includes(table)), ...contacts]
        .map((table) => `revoke select (pupil_id) on ${table} from terugweg_retention;`)
        .join('\n')}
      revoke select (hash), delete on identity.number from terugweg_retention;
      revoke usage on schema identity from terugweg_retention;
      revoke select (pupil_id, hash) on pupil_identity from terugweg_retention;
      ${ofPupils.map((table) => `revoke delete on ${table} from terugweg_retention;`).join('\n')}
      revoke select (pupil_id, absent_on) on absence, absence_statement from terugweg_retention;
      revoke select (organisation_id, covers_from, covers_until) on absence_import from terugweg_retention;
      revoke select (school_id) on pupil from terugweg_retention;
      revoke select (pupil_id, fired_on) on signal_firing from terugweg_retention;
      revoke select (pupil_id, began_on, ended_on) on notification, enrolment from terugweg_retention;
      revoke select (pupil_id) on signal_look from terugweg_retention;
      revoke delete on pupil from terugweg_retention;
      drop index absence_absent_on_idx;
      alter table pupil drop listed_on`);
  }
}

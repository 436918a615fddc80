import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a note is the record of: an instrument, a contact with the Inspectorate. What runs writes notes without, as before. */
export class RecordedNotes1795695660000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table note add column recorded json;
      comment on column note.recorded is 'Dates and closed choices; the words are the text'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table note drop column recorded');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofOwnPupil = 'exists (select from pupil where pupil.id = pupil_id and school_id = app_organisation())';

/**
 * An officer states signals of residents, which his office sees by their case. What runs goes on as it did: the wall is
 * only wider.
 */
export class StatedSignals1795695000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter policy person on signal_firing
        with check (${ofOwnPupil} or case_id is not null and sees_case(case_id))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter policy person on signal_firing with check (${ofOwnPupil})`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the lists of a region bring beside names: who looks after the installation, which board a school is of, and by
 * which number a child can be known again.
 *
 * A number of a child is nowhere: only its keyed hash, in a table that no person and no worker reads. A version that
 * runs beside this knows no administrator, and finds nobody at that level.
 */
export class Identities1795400100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table membership drop constraint membership_level_check,
        add constraint membership_level_check check (level in
          ('person', 'backup', 'team-lead', 'management', 'board', 'chair', 'administrator'));
      alter table organisation add board text;
      comment on column organisation.board is 'Of a school: the number of its board, as files name it';

      create table pupil_identity (
        pupil_id uuid not null references pupil on delete cascade,
        kind text not null check (kind in ('bsn', 'education-number')),
        hash text not null check (hash ~ '^[0-9a-f]{64}$'),
        primary key (pupil_id, kind));
      create index on pupil_identity (hash, kind);
      alter table pupil_identity enable row level security, force row level security`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`create policy machine on pupil_identity to terugweg_retention, ${owner} using (true)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table pupil_identity;
      alter table organisation drop board;
      delete from membership where level = 'administrator';
      alter table membership drop constraint membership_level_check,
        add constraint membership_level_check check (level in
          ('person', 'backup', 'team-lead', 'management', 'board', 'chair'))`);
  }
}

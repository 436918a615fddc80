import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What schools notified to the register of the state, in so far as a case needs it: of which child, which signal, since
 * when. What was written there in words stays there, and so does the number of the child.
 *
 * A firing that has a notification was not counted here; counting again leaves it alone.
 */
export class Notifications1795400810000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table notification (
        id uuid primary key,
        region_id uuid not null references region,
        number text not null,
        pupil_id uuid not null references pupil,
        signal text not null,
        status text not null check (status in ('open', 'handled', 'withdrawn')),
        starts boolean not null,
        began_on date not null,
        ended_on date,
        hours numeric(6, 2),
        changed_at timestamptz not null,
        unique (region_id, number));
      comment on column notification.signal is 'The rule of the region that the register counted by';
      comment on column notification.starts is 'When it came the region had agreed on what such a signal opens';
      comment on column notification.changed_at is 'When the register changed it last: what is older changes nothing';
      create index on notification (pupil_id);
      alter table signal_firing add notification_id uuid references notification;
      create index on signal_firing (notification_id);
      alter table notification enable row level security, force row level security`);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    await db.query(`
      create policy machine on notification to terugweg_worker, terugweg_retention, ${owner} using (true);
      create policy person on notification to terugweg_api
        using (exists (select from pupil where pupil.id = pupil_id));
      grant select on notification to terugweg_api, terugweg_worker`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table signal_firing drop notification_id;
      drop table notification`);
  }
}

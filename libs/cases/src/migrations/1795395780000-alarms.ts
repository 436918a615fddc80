import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mailOf } from './mail-of';

/**
 * What will go off, what went off, and whom that must reach.
 *
 * An alarm is as lean as it can be: a region has a million of them, and most are taken away unfired. The key of
 * `firing` is what forbids that one goes off twice, whoever arms it again. The timeline only grows; its numbers rise
 * within a case, because whoever writes holds the lock on the case.
 */
export class Alarms1795395780000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table alarm (
        case_id uuid not null references case_file,
        at timestamptz not null,
        line_on date not null,
        revision int not null,
        turn smallint not null,
        era smallint not null,
        rank smallint not null,
        by_rules boolean not null,
        kind text not null check (kind in ('missed', 'reminder', 'review', 'rung', 'start')),
        matter text not null,
        alarm text not null,
        tell text[] not null);
      comment on column alarm.by_rules is 'It changes the case, or may be overtaken: not for the set-based statement';
      comment on column alarm.rank is 'Its place among the alarms of one case at one moment';
      create index on alarm (at);
      create index on alarm (case_id);

      create sequence timeline_seq;
      create table timeline (
        seq bigint not null default nextval('timeline_seq'),
        case_id uuid not null references case_file,
        at timestamptz not null,
        event json not null,
        lines json not null,
        by_role text,
        by_person_id uuid references person,
        primary key (case_id, seq));
      alter sequence timeline_seq owned by timeline.seq;
      create index timeline_news on timeline using brin (seq);
      create trigger only_grows before update or delete on timeline for each row execute function refuse_change();

      -- Rows below are written by the statement that holds the lock on the case: no foreign keys, which cost as much again.
      create table firing (
        case_id uuid not null,
        matter text not null,
        revision int not null,
        alarm text not null,
        turn smallint not null,
        era smallint not null,
        seq bigint not null,
        primary key (case_id, matter, revision, alarm, turn, era));

      create table agenda (
        id uuid primary key default gen_random_uuid(),
        case_id uuid not null references case_file,
        seq bigint not null,
        reason text not null,
        put_on date not null,
        unique (case_id, seq, reason))`);
    await db.query(`
      create table outbox (
        id uuid primary key default gen_random_uuid(),
        seq bigint not null,
        case_id uuid not null,
        person_id uuid not null,
        recipient text not null,
        template text not null,
        queued_at timestamptz,
        settled_at timestamptz,
        message_id text,
        dropped text,
        unique (seq, person_id, template));
      comment on column outbox.queued_at is 'Machine time of the last hand-over to the queue';
      comment on column outbox.settled_at is 'Machine time: it was sent, or why not stands in dropped';
      create index outbox_to_send on outbox (queued_at nulls first) where settled_at is null;

      -- ISO 8601 with the offset that holds in the zone at that moment, to the second, as the rules write it.
      create function iso_in(at timestamptz, zone text) returns text language sql stable
      return to_char(at at time zone zone, 'YYYY-MM-DD"T"HH24:MI:SS')
        || case when at at time zone zone < at at time zone 'UTC' then '-' else '+' end
        || to_char(greatest(at at time zone zone, at at time zone 'UTC')
                   - least(at at time zone zone, at at time zone 'UTC'), 'HH24:MI');
      ${mailOf()}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function mail_of(text, text, text);
      drop function iso_in(timestamptz, text);
      drop table outbox, agenda, firing, timeline, alarm`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a school agreed with the office of compulsory education about absence: who does what at how much.
 *
 * A version is never changed: whoever agrees otherwise makes the next one. It holds when both signed it, on the days that
 * it names. New, so that nothing that runs knows of it.
 */
export class SchoolProtocols1795405050000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    const [{ owner }] = await db.query('select quote_ident(current_user) as owner');
    for (const table of ['school_protocol', 'protocol_signature']) {
      await db.query(`
        create trigger only_grows before update or delete on ${table} for each row execute function refuse_change();
        alter table ${table} enable row level security, force row level security;
        create policy machine on ${table} to terugweg_retention, ${owner} using (true);
        grant select, insert on ${table} to terugweg_api`);
    }
    await db.query(policies);
    await db.query(fired);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function signals_fired(uuid, date, date);
      drop table protocol_signature, school_protocol`);
  }
}

const tables = `
  create table school_protocol (
    id uuid primary key,
    region_id uuid not null references region,
    school_id uuid not null references organisation,
    version smallint not null check (version > 0),
    valid_from date not null,
    valid_until date not null check (valid_until >= valid_from),
    other_absence boolean not null,
    agreed json not null,
    made_by uuid not null references person,
    made_at timestamptz not null,
    unique (school_id, version));
  comment on column school_protocol.other_absence is 'Whether it has agreements on absence below the limits of the law';
  comment on column school_protocol.agreed is 'What is counted, how much of it, who then does what: numbers and closed choices';

  create table protocol_signature (
    protocol_id uuid not null references school_protocol,
    organisation_id uuid not null references organisation,
    person_id uuid not null references person,
    signed_at timestamptz not null,
    primary key (protocol_id, organisation_id));
  comment on table protocol_signature is 'The school, and an office of compulsory education'`;

const isOffice = `exists (select from organisation own where own.id = app_organisation() and own.role = 'compulsory-education')`;

/** A protocol is seen by its school and by the offices of its region. */
const policies = `
  create policy seeing on school_protocol for select to terugweg_api
    using (school_id = app_organisation() or region_id = app_region() and ${isOffice});
  create policy making on school_protocol for insert to terugweg_api
    with check (school_id = app_organisation() and region_id = app_region() and made_by = app_person());

  create policy seeing on protocol_signature for select to terugweg_api
    using (exists (select from school_protocol p where p.id = protocol_id));
  create policy signing on protocol_signature for insert to terugweg_api
    with check (organisation_id = app_organisation() and person_id = app_person()
                and exists (select from school_protocol p where p.id = protocol_id)
                and (${isOffice} or exists (select from school_protocol p where p.id = protocol_id and p.school_id = app_organisation())))`;

/** A number, for who sees the protocol: whose pupils they were is not in it. */
const fired = `
  create function signals_fired(wanted uuid, first date, last date) returns int
    language sql stable security definer set search_path from current as $$
    select count(*)::int
      from signal_firing f join pupil p on p.id = f.pupil_id
     where p.school_id = wanted and p.region_id = app_region() and f.fired_on between first and last
       and f.withdrawn_at is null and (wanted = app_organisation() or ${isOffice}) $$;
  comment on function signals_fired is 'How many signals of pupils of a school fired: before and after it agreed something';
  revoke execute on function signals_fired(uuid, date, date) from public;
  grant execute on function signals_fired(uuid, date, date) to terugweg_api`;

import type { Person } from '@app/platform';
import { RunningApi } from '../support/running-api';

/** What is asked of all cases at once is what the walls say of each row: nobody sees more of a long list than of a short one. */
let api: RunningApi;
beforeAll(async () => {
  api = await RunningApi.start();
  await api.rows(guestOfOneCase);
  await api.rows(notAskedYet);
}, 400_000);
afterAll(() => api?.stop());

/** A case that is discussed, at which somebody is who is no party in it. */
const guestOfOneCase = `
  with meeting as (
    insert into table_meeting (id, region_id, organisation_id, held_on)
    select gen_random_uuid(), t.region_id, t.id, '2026-12-08' from organisation t where t.role = 'table' limit 1
    returning id, region_id),
  discussed as (
    insert into table_item (meeting_id, case_id, discussing)
    select m.id, c.id, true from meeting m join case_file c using (region_id) where c.phase = 'open' order by c.id limit 1
    returning meeting_id, case_id)
  insert into table_guest (meeting_id, case_id, organisation_id)
  select d.meeting_id, d.case_id, o.id from discussed d
    join case_file c on c.id = d.case_id join organisation o on o.region_id = c.region_id and o.role = 'school'
   where not exists (select from case_party p where p.case_id = d.case_id and p.organisation_id = o.id)
   order by o.id limit 1`;

/** Partners who have steps to do in cases that they were not let into. */
const notAskedYet = `
  update case_party p set involved_at = null
   where p.role not in ('school', 'compulsory-education')
     and exists (select from step s where s.case_id = p.case_id and s.organisation_id = p.organisation_id and s.state = 'open')`;

type Somebody = Person & { organisationName: string };

/** One of each organisation that has people; a family is asked for its own page. */
const everybody = () =>
  api.rows<Somebody>(
    `select distinct on (o.id) p.id, o.id as organisation, o.region_id as region, array[o.role] as roles, 'nl' as language,
            o.name as "organisationName"
       from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id
      order by o.id, p.id`,
  );

const own = `s.organisation_id = app_organisation() and s.state in ('open', 'waiting')`;
const awaited = `s.state = 'open' and s.organisation_id is distinct from app_organisation()
  and (exists (select from case_file c join case_party p on p.case_id = c.id and p.role = c.director_role
                where c.id = s.case_id and c.phase = 'open' and p.organisation_id = app_organisation())
       or exists (select from note n where n.case_id = s.case_id and n.step = s.key and n.kind = 'question'
                     and n.organisation_id = app_organisation()))`;

/** At once, and row by row. */
const asked = {
  cases: ['select c.id::text as key from cases_seen() c', 'select c.id::text as key from case_file c'],
  'steps to do': [
    `select s.case_id || s.key as key from steps_to_do() s`,
    `select s.case_id || s.key as key from step s where ${own}`,
  ],
  'steps awaited': [
    `select s.case_id || s.key as key from steps_awaited() s`,
    `select s.case_id || s.key as key from step s where ${awaited}`,
  ],
  threads: [
    'select id::text as key from case_threads(now())',
    `select c.id::text as key from case_file c where c.phase = 'open'`,
  ],
} as const;

const keysOf = (who: Person, text: string) =>
  api.door.asPerson(who, async ({ sql }) =>
    (await sql<{ key: string }>(text)).map(({ key }) => key).toSorted((a, b) => (a < b ? -1 : 1)),
  );

/** Seen to fail with the cases of every municipality, without guests, with steps of cases one was not let into, and with any director's. */
test.each(Object.keys(asked) as (keyof typeof asked)[])('%s', async (what) => {
  const [atOnce, rowByRow] = asked[what];
  let seen = 0;
  for (const who of await everybody()) {
    const keys = await keysOf(who, atOnce);
    expect([who.organisationName, keys]).toEqual([who.organisationName, await keysOf(who, rowByRow)]);
    seen += keys.length;
  }
  expect(seen).toBeGreaterThan(0);
});

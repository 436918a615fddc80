import { sqlState } from '@app/platform';
import { childNumbers } from '../support/child-numbers';
import { fileOf, RunningApi, type Visitor } from '../support/running-api';

/** P10: the number of a child is read one at a time where the law gives a task for it, and stands nowhere else. */

let api: RunningApi;
let officer: Visitor;
let caseId: string;

const [bsn, other, wrong] = [...childNumbers('bsn', 2), '999990018'] as [string, string, string];
const header = 'brin;leerlingnummer;naam;geboortedatum;gemeente;bsn';

async function bring(...rows: string[]) {
  const administrator = await api.signIn('Leerplicht Waterdam', 'administrator');
  const list = fileOf([header, ...rows].join('\n'));
  return administrator.send<{ errors: { column: string; reason: object }[] }>('/v1/imports/pupils', list);
}

interface Pupil {
  readonly brin: string;
  readonly number: string;
  readonly name: string;
  readonly born: string;
}

async function pupilOf(of: string): Promise<Pupil> {
  const [pupil] = await api.rows<Pupil>(
    `select o.number as brin, p.number, p.name, p.born_on::text as born
       from case_file c join pupil p on p.id = c.pupil_id join organisation o on o.id = p.school_id where c.id = $1`,
    [of],
  );
  return pupil!;
}

const rowOf = ({ brin, number, name, born }: Pupil, with_: string) =>
  [brin, number, name, born, 'Waterdam', with_].join(';');

beforeAll(async () => {
  api = await RunningApi.start();
  const school = await api.signIn('Rietplas');
  officer = await api.signIn('Leerplicht Waterdam');
  caseId = await api.openCase(school);
  await school.act(caseId, { act: 'set', facts: { question: 'capacity' } });
  await bring(rowOf(await pupilOf(caseId), bsn));
});
afterAll(() => api.stop());

const read = async (who: Visitor) => who.get<{ bsn?: string }>(`/cases/${caseId}/bsn`);

test('P10: an officer and a doctor who see the case read it', async () => {
  expect((await read(officer)).body).toEqual({ bsn });
  expect((await read(await api.signIn('GGD Waterrijk'))).body).toEqual({ bsn });
});

/** Seen to fail, for who sees the case, where his job is not asked for. */
test.each([
  ['Rietplas', 'person'],
  ['Rietplas', 'management'],
  ['SWV VO Waterrijk', 'person'],
  ['Thuiszitterstafel Waterrijk', 'chair'],
  ['Leerplicht Waterdam', 'administrator'],
  ['Leerplicht Waterdam', 'privacy-officer'],
  ['Leerplicht Waterdam', 'board'],
  ['Leerplicht Rietoord', 'person'],
])('P10: for %s (%s) it is not there', async (name, place) => {
  const answer = await read(await api.signIn(name, place));
  expect(answer.status).toBe(404);
});

const looks = () =>
  api.rows(
    `select from access_log where 'reads-bsn' = any(because) and categories = '{bsn}' and $1 = any(cases) and place = 'person'`,
    [caseId],
  );

/** Seen to fail where the look is not said to be at the number. */
test('P10: each time that it is read is on record, as a look at the number', async () => {
  const before = (await looks()).length;
  await read(officer);
  expect((await looks()).length).toBe(before + 1);
});

test('P10: it lies closed, and stands nowhere in the database as it is', async () => {
  expect(await api.rows('select from identity.number')).toHaveLength(1);
  const tables = await api.rows<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await api.rows(`select from ${name} t where t::text like $1 or t::text like $2`, [
      `%${bsn}%`,
      `%${Buffer.from(bsn).toString('hex')}%`,
    ]);
    if (rows.length > 0) found.push(name);
  }
  expect(found).toEqual([]);
});

test.each(['terugweg_api', 'terugweg_worker', 'terugweg_medical', 'terugweg_criminal'])(
  'P10: the database role %s does not look in',
  async (role) => {
    const looking = api.rows(`set local role ${role}; select * from identity.number`);
    expect(await looking.then(() => 'seen', sqlState)).toBe('42501');
  },
);

const seenBy = async (name: string) => {
  const [who] = await api.rows<{ id: string; organisation: string; region: string; role: string }>(
    `select m.person_id as id, o.id as organisation, o.region_id as region, o.role
       from membership m join organisation o on o.id = m.organisation_id where o.name = $1 and m.level = 'person'`,
    [name],
  );
  const person = { ...who!, roles: [who!.role, 'person'], language: 'nl' as const };
  return (await api.door.inVault('identity', person, ({ sql }) => sql('select from identity.number'))).length;
};

test('P10: in the vault nobody finds the number of a child whose case he does not see, whatever he does there', async () => {
  expect(await seenBy('Leerplicht Waterdam')).toBe(1);
  for (const name of ['Leerplicht Rietoord', 'Wijkteam Oost', 'Rietplas', 'SWV VO Waterrijk']) {
    expect([name, await seenBy(name)]).toEqual([name, 0]);
  }
});

test('P10: a number that does not pass the eleven-test is refused by name, and not quoted', async () => {
  const { body } = await bring(rowOf(await pupilOf(caseId), wrong));
  expect(body.errors).toEqual([expect.objectContaining({ column: 'bsn' })]);
  expect(JSON.stringify(body)).toContain('elfproef');
  expect(JSON.stringify(body)).not.toContain(wrong);
});

test('P10: a number that was corrected is gone when no pupil has it any more', async () => {
  await bring(rowOf(await pupilOf(caseId), other));
  expect((await read(officer)).body).toEqual({ bsn: other });
  expect(await api.rows('select from identity.number')).toHaveLength(1);
});

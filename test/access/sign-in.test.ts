import { type Issuer, MachineTime, type StaffIssuer } from '@app/platform';
import type { Me } from '../../apps/web/src/api/types';
import { Browsing } from '../support/browsing';
import { SigningIn } from '../support/signing-in';

/** Staff sign in by their organisation: over HTTP, at a real issuer that runs beside the api. */

let here: SigningIn;
let schools: Issuer;

const twoFactors = ['pwd', 'otp'];
type Said = Record<string, unknown>;
let people: Record<string, Said>;

/** The first at a place of an organisation, as an issuer would know him. */
async function known(organisation: string, level = 'person') {
  const [found] = await here.api.rows<{ id: string; mail: string; home: string }>(
    `select p.id, p.email as mail, o.number as home
       from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id
      where o.name = $1 and m.level = $2 order by m.id`,
    [organisation, level],
  );
  return found!;
}

beforeAll(async () => {
  here = await SigningIn.start();
  const [region] = await here.api.rows<{ id: string }>(`select id from region where name = 'Waterrijk'`);
  schools = {
    id: 'schools',
    kind: 'staff',
    name: 'Scholen in Waterrijk',
    address: here.provider.address,
    clientId: 'schools',
    regionId: region!.id,
    claims: {
      scope: 'openid',
      person: 'mail',
      organisation: 'home',
      role: { claim: 'affiliation', places: { employee: ['person', 'backup'], staff: ['team-lead'] } },
      secondFactor: { claim: 'amr', values: ['otp', 'mfa'] },
    },
  };
});
afterAll(() => here.stop());

beforeEach(async () => {
  await here.api.rows('delete from account');
  const { mail, home } = await known('Rietplas');
  people = { noor: { mail, home, amr: twoFactors, affiliation: ['employee'] } };
  await here.trust([schools], people);
});

const me = async (page: Awaited<ReturnType<SigningIn['signIn']>>) => page.visitor.get<Me>('/me');

test('S02: who is known to his issuer and in the register is signed in, and at his own place', async () => {
  const page = await here.signIn('schools', 'noor');
  expect(page.at).toBe('/my-day');
  const { id } = await known('Rietplas');
  const { status, body } = await me(page);
  expect([status, body.id, body.organisation.name]).toEqual([200, id, 'Rietplas']);
});

/** Seen to fail without the question about the second factor in `staffPlace`. */
test('S01: who reads the log showed a second factor: without one he does not come in', async () => {
  const { mail, home } = await known('Rietplas', 'privacy-officer');
  const { claims } = schools as StaffIssuer;
  const places = { officer: ['privacy-officer'] };
  const officers = { ...schools, claims: { ...claims, role: { claim: 'affiliation', places } } } as Issuer;
  const officer = { mail, home, affiliation: ['officer'] };
  await here.trust([officers], { one: { ...officer, amr: ['pwd'] }, both: { ...officer, amr: twoFactors } });
  const refused = await here.signIn('schools', 'one');
  expect([refused.at, (await refused.visitor.get('/log')).status]).toEqual(['/?refused=second-factor-missing', 401]);
  const page = await here.signIn('schools', 'both');
  expect((await page.visitor.get('/log')).status).toBe(200);
  const colleague = await here.signIn('schools', 'both');
  await here.trust([schools], people);
  expect((await (await here.signIn('schools', 'noor')).visitor.get('/log')).status).not.toBe(200);
  expect((await colleague.visitor.get('/log')).status).toBe(200);
});

/** Seen to fail without the question in `SignInDesk.receive`. */
test('S10: whose organisation did not sign is sent back with that, whatever his issuer says', async () => {
  const signed = (on: string | null) =>
    here.api.rows(
      `update organisation set active_since = case when $1::date is null then null else now() end, covenant_on = $1
        where name = 'Rietplas'`,
      [on],
    );
  await signed(null);
  const refused = await here.signIn('schools', 'noor');
  expect([refused.at, (await me(refused)).status]).toEqual(['/?refused=organisation-not-signed', 401]);
  await signed('2026-06-18');
  expect((await here.signIn('schools', 'noor')).at).toBe('/my-day');
});

test('S02: the secret of our client is in no table and in no address', async () => {
  const { to } = await here.sent('schools');
  const [row] = await here.api.rows<object>('select * from issuer');
  expect(`${to} ${JSON.stringify(row)}`).not.toContain('a secret of');
  expect(to).toContain('code_challenge_method=S256');
});

/** Seen to fail without `HttpOnly`. */
test('S02: the cookie of a session is for no script and for no other site, and says nothing', async () => {
  const { browsing, visitor } = await here.signIn('schools', 'noor');
  expect(browsing.given.get('terugweg')).toBe('SameSite=Strict; Path=/; HttpOnly');
  expect(browsing.given.get('terugweg-way-in')).toContain('SameSite=Lax');
  const { id } = (await visitor.get<Me>('/me')).body;
  expect(browsing.cookieOf(here.api.url, 'terugweg')).not.toContain(id);
});

test('S02: from then on he is known by his subject, whatever his address is at the issuer', async () => {
  await here.signIn('schools', 'noor');
  await here.provider.knows({ noor: { ...people['noor'], mail: 'somebody.else@example.org' } });
  const { body } = await me(await here.signIn('schools', 'noor'));
  expect(body.id).toBe((await known('Rietplas')).id);
});

/** Seen to fail where an address is enough, though another is known as this person. */
test('S02: who gets the address of a colleague at the issuer does not get his place', async () => {
  await here.signIn('schools', 'noor');
  await here.provider.knows({ ...people, other: people['noor']! });
  expect((await here.signIn('schools', 'other')).at).toBe('/?refused=account-of-another');
});

/** Seen to fail where the places of his role are not compared. */
test('S02: what he is at the issuer is looked at each time', async () => {
  await here.signIn('schools', 'noor');
  await here.provider.knows({ noor: { ...people['noor'], affiliation: ['student'] } });
  expect((await here.signIn('schools', 'noor')).at).toBe('/?refused=role-not-known');
});

describe('who is not let in', () => {
  /** Seen to fail, those of them that it is about, where the organisation, the role or the second factor is not asked for. */
  test.each([
    ['an organisation that is not there', { home: '99XX' }, 'organisation-not-known'],
    ['an address that nobody has there', { mail: 'nobody@example.org' }, 'not-in-register'],
    ['no address', { mail: undefined }, 'not-in-register'],
    ['a role without a place', { affiliation: ['student'] }, 'role-not-known'],
    ['a role of which he has no place', { affiliation: ['staff'] }, 'role-not-known'],
    ['one factor', { amr: ['pwd'] }, 'second-factor-missing'],
    ['nothing about factors', { amr: undefined }, 'second-factor-missing'],
  ])('S02: %s', async (_what, said, why) => {
    await here.provider.knows({ noor: { ...people['noor'], ...said } });
    const page = await here.signIn('schools', 'noor');
    expect(page.at).toBe(`/?refused=${why}`);
    expect((await page.visitor.get('/me')).status).toBe(401);
    expect(await here.api.rows('select from account')).toEqual([]);
  });

  test('S02: who works elsewhere in the region does not get in as a colleague of this school', async () => {
    const elsewhere = await known('GGD Waterrijk');
    await here.provider.knows({ noor: { ...people['noor'], mail: elsewhere.mail } });
    expect((await here.signIn('schools', 'noor')).at).toBe('/?refused=not-in-register');
  });
});

describe('an answer is good once, in one browser', () => {
  /** Seen to fail where state, nonce and verifier are the same for every attempt. */
  test('S02: what was answered to somebody else signs in nobody', async () => {
    const mine = await here.sent('schools');
    const back = await here.answeredAt(mine.browsing, mine.to, 'noor');
    const other = await here.sent('schools');
    expect((await here.cameBack(other.browsing, back)).at).toBe('/?refused=issuer-answer');
    expect((await here.cameBack(new Browsing(), back)).at).toBe('/?refused=attempt-over');
  });

  /** Seen to fail where an attempt is read and not taken. */
  test('S02: an answer that is sent twice signs in once', async () => {
    const { browsing, to } = await here.sent('schools');
    const attempt = browsing.cookieOf(here.api.url, 'terugweg-way-in')!;
    const back = await here.answeredAt(browsing, to, 'noor');
    expect((await here.cameBack(browsing, back)).at).toBe('/my-day');
    const cookie = { headers: { cookie: `terugweg-way-in=${attempt}` } };
    const again = await fetch(back, { ...cookie, redirect: 'manual' });
    expect(again.headers.get('location')).toBe('/?refused=attempt-over');
  });
});

/** Seen to fail without the header's check, and with a session that only the browser forgets. */
test('S02: signing out ends the session here first, and then at the issuer', async () => {
  const page = await here.signIn('schools', 'noor');
  const headers = { 'x-requested-with': 'terugweg' };
  const forged = await page.browsing.ask(`${here.api.url}/api/sign-out`, { method: 'POST' });
  expect([forged.status, (await me(page)).status]).toEqual([403, 200]);
  const answer = await page.browsing.ask(`${here.api.url}/api/sign-out`, { method: 'POST', headers });
  const { to } = (await answer.json()) as { to: string };
  expect(new URL(to).origin).toBe(here.provider.address);
  expect(new URL(to).searchParams.get('post_logout_redirect_uri')).toBe(`${here.api.url}/`);
  expect((await me(page)).status).toBe(401);
});

test('S02: an issuer that does not answer is said to be so, and one that is not there is not there', async () => {
  await here.api.rows(`update issuer set address = 'http://127.0.0.1:1'`);
  const { visitor } = await here.cameBack(new Browsing(), `${here.api.url}/api/sign-in/return`);
  expect((await visitor.send('/sign-in/issuers/schools', {})).status).toBe(503);
  expect((await visitor.send('/sign-in/issuers/nobody', {})).status).toBe(404);
});

describe('a leaver', () => {
  let ahead = 0;
  const minutes = (count: number) => (ahead += count * 60_000);
  beforeEach(() => {
    ahead = 0;
    jest.spyOn(MachineTime.prototype, 'now').mockImplementation(() => Date.now() + ahead);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** Seen to fail where the issuer is not asked each hour. */
  test('S02: whom his issuer does not know any more has no session within the hour', async () => {
    await here.api.rows('delete from session');
    const page = await here.signIn('schools', 'noor');
    await here.provider.knows({});
    minutes(29);
    expect((await me(page)).status).toBe(200);
    minutes(29);
    expect((await me(page)).status).toBe(200);
    minutes(3);
    expect((await me(page)).status).toBe(401);
    expect(await here.api.rows('select from session')).toEqual([]);
  });

  test('S02: whom it knows goes on, however many of his requests come at one time', async () => {
    const page = await here.signIn('schools', 'noor');
    for (let hours = 0; hours < 3; hours += 1) {
      for (let times = 0; times < 3; times += 1) {
        minutes(21);
        const answers = await Promise.all([me(page), me(page), me(page)]);
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      }
    }
  });

  test('S02: while an issuer does not answer nobody is put out', async () => {
    const page = await here.signIn('schools', 'noor');
    await here.api.rows(`update issuer set address = 'http://127.0.0.1:1'`);
    for (let times = 0; times < 4; times += 1) {
      minutes(20);
      expect((await me(page)).status).toBe(200);
    }
  });

  /** Seen to fail where colleagues who left are found as well. */
  test('S02: who left in the register has no session from that day', async () => {
    const page = await here.signIn('schools', 'noor');
    const { id } = await known('Rietplas');
    await here.api.rows(
      `insert into away (person_id, organisation_id, kind, from_on, told_by, told_at)
       select $1, organisation_id, 'departure', '2026-12-07', $1, now() from membership where person_id = $1 limit 1`,
      [id],
    );
    expect((await me(page)).status).toBe(401);
    expect((await here.signIn('schools', 'noor')).at).toBe('/?refused=not-in-register');
    await here.api.rows('delete from away where person_id = $1', [id]);
  });
});

import { randomUUID } from 'node:crypto';
import { type Issuer, MachineTime } from '@app/platform';
import { TOTP } from 'otpauth';
import type { BrowserContext, Page } from 'playwright-core';
import type { FamilyRights } from '../../apps/api/src/rights/rights.shapes';
import { inBrowser } from '../support/browser';
import { buildCheckout } from '../support/copy';
import { SigningIn } from '../support/signing-in';

/** The entrance of a region as people meet it: a browser, two real issuers, and no one who is chosen. */

const minute = 60_000;
const bsn = '999990019';

const issuers = (address: string, regionId: string): Issuer[] => [
  {
    id: 'offices',
    kind: 'staff',
    name: 'Gemeenten in Waterrijk',
    address,
    clientId: 'offices',
    regionId,
    claims: { scope: 'openid', person: 'mail', organisation: 'home', secondFactor: { claim: 'amr', values: ['otp'] } },
  },
  {
    id: 'schools',
    kind: 'staff',
    name: 'Scholen in Waterrijk',
    address,
    clientId: 'schools',
    regionId,
    claims: { scope: 'openid', person: 'mail', organisation: 'home', secondFactor: { claim: 'amr', values: ['otp'] } },
  },
  {
    id: 'digid',
    kind: 'digid',
    name: 'DigiD',
    address,
    clientId: 'digid',
    regionId: null,
    claims: {
      scope: 'openid',
      bsn: 'bsn',
      assurance: { claim: 'loa', levels: { '20': 'midden', '25': 'substantieel' } },
    },
  },
];

const staff = ({ mail, home }: { mail: string; home: string }) => ({ mail, home, amr: ['pwd', 'otp'] });

inBrowser('the entrance', (browser) => {
  let here: SigningIn;
  let context: BrowserContext;
  let page: Page;
  let caseId: string;
  let ahead = 0;

  /** The first of an organisation, as an issuer would know him. */
  async function known(organisation: string) {
    const [found] = await here.api.rows<{ id: string; mail: string; home: string }>(
      `select p.id, p.email as mail, o.number as home
         from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id
        where o.name = $1 and m.level = 'person' order by m.id`,
      [organisation],
    );
    return found!;
  }

  async function people() {
    const [joost, mirjam] = [await known('Leerplicht Waterdam'), await known('Rietplas')];
    return {
      joost: staff(joost),
      mirjam: staff(mirjam),
      nobody: { ...staff(mirjam), mail: 'invalkracht@rietplas.example' },
      elsewhere: { ...staff(mirjam), home: '99ZZ' },
      hurried: { ...staff(mirjam), amr: ['pwd'] },
      samira: { bsn, loa: '25' },
      unsure: { bsn, loa: '20' },
    };
  }

  beforeAll(async () => {
    buildCheckout();
    here = await SigningIn.withEntrance();
    jest.spyOn(MachineTime.prototype, 'now').mockImplementation(() => Date.now() + ahead);
    await here.api.rows(`update organisation set number = '0998' where name = 'Leerplicht Waterdam'`);
    const [region] = await here.api.rows<{ id: string }>(`select id from region where name = 'Waterrijk'`);
    await here.trust(issuers(here.provider.address, region!.id), await people());
    caseId = await here.api.openCase(await here.api.signIn('Rietplas'), { enrolled: true });
  }, 600_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    await here.stop();
  });
  beforeEach(async () => {
    ahead = 0;
    context = await browser().newContext({ viewport: { width: 1366, height: 768 } });
    await context.addInitScript(`localStorage.setItem('terugweg.language', 'nl')`);
    await context.clock.install();
    context.setDefaultTimeout(20_000);
    page = await context.newPage();
  });
  afterEach(() => context.close());

  const path = (at = page) => at.url().replace(here.url, '');
  const button = (name: string, at = page) => at.getByRole('button', { name });

  /** Time goes by, here and at the server; nobody touches anything. */
  async function passes(minutes: number): Promise<void> {
    ahead += minutes * minute;
    await page.clock.fastForward(minutes * minute);
  }

  /** Chooses by whom to sign in, and says there who one is. */
  async function signsInBy(issuer: string, login: string, at = page): Promise<void> {
    await button(`Verder met ${issuer}`, at).click();
    await button(login, at).click();
  }

  /** What a window of its own is opened for, until it has closed. */
  async function inOwnWindow(opens: () => Promise<void>, does: (own: Page) => Promise<void>): Promise<void> {
    const opened = context.waitForEvent('page');
    await opens();
    const own = await opened;
    const closed = own.waitForEvent('close');
    await does(own);
    await closed;
  }

  const note = () => page.locator('textarea[name=text]');

  /** Seen to fail where a page does not hear that somebody signed in in a window of its own. */
  test('S02: an officer follows a link, signs in by his work, and is on the page that he wanted', async () => {
    const wanted = `/cases/${caseId}?show=papers`;
    await page.goto(`${here.url}${wanted}`);
    await page.getByText('Daarna gaat u verder naar de pagina die u opende').waitFor();
    await signsInBy('Gemeenten in Waterrijk', 'joost');
    await page.locator('[data-act=note]').click();
    expect(path()).toBe(wanted);
    await note().fill('Donderdag opnieuw bellen.');

    await passes(26);
    await page.getByRole('dialog', { name: 'Bent u er nog?' }).waitFor();
    expect(await page.getByRole('dialog').textContent()).toContain('Over 4 minuten');
    await button('Ik ben er nog').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await passes(26);
    await page.getByRole('dialog', { name: 'Bent u er nog?' }).waitFor();

    await passes(5);
    await page.getByRole('dialog', { name: 'U bent afgemeld' }).waitFor();
    const behind = await page.evaluate(
      `getComputedStyle(document.querySelector('dialog'), '::backdrop').backgroundColor`,
    );
    expect(behind).toMatch(/^rgb\(/);
    await inOwnWindow(
      () => page.getByRole('link', { name: 'Opnieuw aanmelden' }).click(),
      (own) => button('Verder met Gemeenten in Waterrijk', own).click(),
    );
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect([path(), await note().inputValue()]).toEqual([wanted, 'Donderdag opnieuw bellen.']);

    await button('Afmelden').click();
    await button('Uitloggen').click();
    await page.getByRole('heading', { name: 'Aanmelden' }).waitFor();
    expect(path()).toBe('/');
    await button('Verder met Gemeenten in Waterrijk').click();
    await button('joost').waitFor();
  }, 120_000);

  /** Seen to fail where a refusal forgets the page. */
  test.each([
    ['nobody', 'Uw organisatie doet mee, maar u staat nog niet in haar lijst. Vraag uw beheerder'],
    ['elsewhere', 'De organisatie waarmee u zich aanmeldde doet hier niet mee.'],
    ['hurried', 'Uw werk meldde u aan zonder tweede stap.'],
    ['mirjam', 'Uw organisatie doet nog niet mee: het convenant en de verwerkersovereenkomst'],
  ])(
    'S10: %s reads what to do, and can go on from there',
    async (login, words) => {
      await here.api.rows(`update organisation set covenant_on = null, active_since = null where name = 'Rietplas'`);
      await page.goto(`${here.url}/cases/${caseId}`);
      await signsInBy('Scholen in Waterrijk', login);
      await page.getByText(words).waitFor();
      await here.api.rows(
        `update organisation set covenant_on = '2026-06-18', active_since = now() where name = 'Rietplas'`,
      );
      await context.clearCookies();
      await signsInBy('Scholen in Waterrijk', 'mirjam');
      await page.locator('.timeline').waitFor();
      expect(path()).toBe(`/cases/${caseId}`);
    },
    60_000,
  );

  /** Seen to fail where the page does not hear of the other window. */
  test('P29: a parent comes in by DigiD, and proves who she is again without leaving her page', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const requestId = await aCopyForSamira();
    await page.goto(`${here.url}/family`);
    await signsInBy('DigiD', 'unsure');
    await page.getByText('de ID-check in de DigiD-app').last().waitFor();
    await context.clearCookies();
    await signsInBy('DigiD', 'samira');
    await page.locator('[data-request=answered]').waitFor();
    expect(path()).toBe('/family');
    await page.locator('[data-act=question]').first().click();
    await note().fill('Wie belt er dinsdag?');

    await here.api.rows(`update session set proven_at = proven_at - interval '11 minutes'`);
    const copy = page.locator(`a[href*="${requestId}"]`);
    await copy.click();
    await page.getByRole('dialog', { name: 'Bent u het?' }).waitFor();
    await inOwnWindow(
      () => button('Nog een keer aanmelden').click(),
      (own) => button('samira', own).click(),
    );
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect([path(), await note().inputValue()]).toEqual(['/family', 'Wie belt er dinsdag?']);
    const [file] = await Promise.all([page.waitForEvent('download'), copy.click()]);
    expect(file.suggestedFilename()).toBe('copy.html');
  }, 120_000);

  /** A parent of whom it is on record that she has authority, whose school answered what she asked about her data. */
  async function aCopyForSamira(): Promise<string> {
    const { api } = here;
    const officer = await api.signIn('Leerplicht Waterdam');
    await api.rows(`update pupil p set born_on = '2013-05-01' from case_file c where c.id = $1 and c.pupil_id = p.id`, [
      caseId,
    ]);
    const about = { name: 'Samira El Idrissi', kind: 'parent', source: 'birth-register', since: '2026-01-01' };
    const email = `${randomUUID()}@thuis.example`;
    const { body } = await officer.make<{ relatives: { person: string }[] }>(`/cases/${caseId}/family`, {
      ...about,
      email,
      bsn,
    });
    const samira = await api.signInAs(body.relatives.at(-1)!.person);
    const asked = { right: 'inspection', of: await api.idOf('Rietplas'), words: 'Graag alles.' };
    const { requests } = (await samira.make<FamilyRights>(`/family/cases/${caseId}/rights`, asked)).body;
    const id = requests[0]!.id;
    await (await api.signIn('Rietplas', 'privacy-officer')).send(`/rights/${id}/answer`, { outcome: 'granted' });
    return id;
  }

  /** Seen to fail where whoever signs in begins at his day. */
  test('S01: who has no issuer chooses a password, and signs in with it and a code of the moment', async () => {
    const { id } = await known('Rietplas');
    const [admin] = await here.api.rows<{ id: string }>(
      `select person_id as id from membership where level = 'administrator'`,
    );
    const administrator = await here.api.signInAs(admin!.id);
    const { name, code } = (await administrator.send<Record<string, string>>(`/v1/people/${id}/sign-in-code`, {})).body;

    await page.goto(`${here.url}/cases/${caseId}`);
    await page.getByText('Met naam en wachtwoord').click();
    await button('Ik heb een code van de beheerder').click();
    await page.getByLabel('E-mailadres').fill(name!);
    await page.getByLabel('Code van de beheerder').fill(code!);
    await page.getByLabel('Nieuw wachtwoord').fill('een lang wachtwoord');
    await button('Wachtwoord kiezen').click();
    const secret = (await page.locator('.way-in__secret').textContent())!;
    await button('Gedaan, nu aanmelden').click();
    await page.getByLabel('E-mailadres').fill(name!);
    await page.getByLabel('Wachtwoord').fill('een lang wachtwoord');
    await page.getByLabel('Code uit de app').fill('000000');
    await button('Aanmelden').click();
    await page.getByText('Naam, wachtwoord of code klopt niet.').waitFor();
    await page.getByLabel('Code uit de app').fill(new TOTP({ secret }).generate());
    await button('Aanmelden').click();
    await page.locator('.timeline').waitFor();
    expect(path()).toBe(`/cases/${caseId}`);
  }, 60_000);
});

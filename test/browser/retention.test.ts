import { Vaults } from '@app/platform';
import { executeApproved } from '@app/retention';
import { inBrowser } from '../support/browser';
import { buildCheckout } from '../support/copy';
import { clockAt, endedCase } from '../support/ended-case';
import { RunningApi } from '../support/running-api';
import { Visit } from './visit';

const office = 'Leerplicht Waterdam';

/** P22: what was kept long enough goes by two people, each at his own screen. */
inBrowser('keeping and destroying', (browser) => {
  let api: RunningApi;
  let visit: Visit;
  beforeAll(async () => {
    buildCheckout();
    api = await RunningApi.start({ webFolder: 'dist/web' });
  }, 600_000);
  afterAll(() => api.stop());
  beforeEach(async () => (visit = await Visit.start(browser(), api.url)));
  afterEach(() => visit.end());

  /** Sits down at a place of an organisation, and goes where the top leads. */
  const sitDown = async (organisation: string, level: string, link?: string) => {
    const [person] = await api.rows<{ id: string }>(
      `select m.person_id as id from membership m join organisation o on o.id = m.organisation_id
        where o.name = $1 and m.level = $2 order by m.id limit 1`,
      [organisation, level],
    );
    await visit.signIn(person!.id);
    await visit.open('/my-day');
    await visit.page.locator('.top__nav').waitFor();
    if (link) await visit.follow(link);
  };
  const isWell = async () => expect([await visit.findings(), await visit.tooWideAt()]).toEqual([[], []]);
  const said = (sentence: string) => visit.page.locator('.announcement').getByText(sentence).waitFor();
  const line = (id: string) => visit.page.locator('[data-due=case-content]').locator(`[data-item="${id}"]`);
  const showDue = async () => {
    await visit.page.locator('[data-due=case-content] [data-act=show-due]').press('Enter');
    await visit.page.locator('[data-due=case-content] [data-item]').first().waitFor();
  };
  const reason = 'Er loopt een klacht bij de ombudsman.';

  /** Seen to fail when what is held may go. */
  test('P22 one holds a case and proposes the rest, another of the office approves, and it is gone', async () => {
    const [school, officer] = await Promise.all([api.signIn('Rietplas'), api.signIn(office)]);
    const [held, goes] = [await endedCase(api, school, officer), await endedCase(api, school, officer)];
    const { page } = visit;

    await sitDown(office, 'administrator', 'Bewaren');
    await page.getByText('Er is nu niets dat lang genoeg is bewaard.').waitFor();
    await page.locator('[data-act=hold-case]').press('Enter');
    await page.locator('[name=number]').fill('dit is geen nummer');
    await page.locator('[name=reason]').fill('Een klacht.');
    await page.locator('form button[type=submit]').press('Enter');
    await page.getByText('Dit is geen nummer van een zaak.').waitFor();
    await page.getByText('Schrijf minstens 20 tekens; u hebt er 11.').waitFor();
    await isWell();
    await page.locator('[name=number]').fill(held);
    await page.locator('[name=reason]').fill(reason);
    await page.locator('form button[type=submit]').press('Enter');
    await said('De zaak wordt vastgehouden.');
    await page.locator('[data-hold=holds]').getByText(reason).waitFor();

    await sitDown('Rietplas', 'person');
    expect(await page.getByRole('link', { name: 'Bewaren' }).count()).toBe(0);
    await visit.open(`/cases/${held}?show=papers`);
    await page.locator('[data-held]').getByText(`${office} houdt haar vast sinds ma 7 dec.`).waitFor();
    await page.getByText(reason).waitFor();
    await isWell();
    await visit.open('/retention');
    await page.getByText('Dit is er niet, of het is niet aan u om te zien.').waitFor();

    await clockAt(api, '2027-12-09T08:00:00+01:00');
    await sitDown(office, 'privacy-officer', 'Bewaren');
    await showDue();
    await line(goes).getByText('Mag weg vanaf wo 8 dec 2027: 1 jaar na de sluiting (ma 7 dec 2026).').waitFor();
    expect(await line(held).count()).toBe(0);
    await isWell();
    await visit.speak('en');
    await isWell();
    await visit.speak('nl');
    await page.locator('[data-act=propose]').press('Enter');
    await said(`De lijst is voorgesteld. Een ander van ${office} kijkt die na.`);
    await page.locator('#waiting:focus').waitFor();
    await page.locator('[data-own]').getByText(`Een ander van ${office} moet die goedkeuren.`).waitFor();
    expect(await page.locator('[data-act=approve], [data-act=propose]').count()).toBe(0);
    await isWell();

    await sitDown(office, 'administrator', 'Bewaren');
    const waits = page.locator('[data-list=proposed]');
    await waits.locator('[data-act=show-list]').press('Enter');
    await waits.locator(`[data-item="${goes}"]`).getByText('1 jaar na de sluiting').waitFor();
    await page.locator('[data-act=approve]').press('Enter');
    await page.getByText('Dat is niet terug te draaien.').waitFor();
    await isWell();
    await page.locator('form button[type=submit]').press('Enter');
    await said('Goedgekeurd. Het vernietigen begint vanzelf.');
    await page.locator('#went:focus').waitFor();
    await page.locator('[data-list=approved]').waitFor();
    expect((await officer.get(`/cases/${goes}`)).status).toBe(200);

    expect((await executeApproved(api.door, new Vaults(api.door, api.config))).failures).toEqual([]);
    await page.reload();
    const done = page.locator('[data-list=done]');
    await done.getByText(/^(\d+) van \1 vernietigd op do 9 dec\.$/).waitFor();
    await done.getByText(/^Voorgesteld door Geertje Oldenburg .* Goedgekeurd door Toon Beheer /).waitFor();
    await done.locator('[data-act=show-list]').press('Enter');
    await done.locator(`[data-item="${goes}"][data-became=destroyed]`).waitFor();
    expect((await officer.get(`/cases/${goes}`)).status).toBe(404);
    await isWell();

    await page.locator('[data-act=lift]').press('Enter');
    await page.locator('form button[type=submit]').press('Enter');
    await said('De zaak wordt niet meer vastgehouden.');
    await page.locator('[data-hold=lifted]').waitFor();
    await showDue();
    await line(held).waitFor();

    await line(held).locator('[data-act=hold]').press('Enter');
    await page.keyboard.press('Escape');
    await line(held).locator('[data-act=hold]:focus').waitFor();
    await page.locator('[data-act=propose]').press('Enter');
    await page.locator('[data-act=withdraw]').press('Enter');
    await said('De lijst is ingetrokken. Er is niets vernietigd.');
    await page.locator('[data-list=withdrawn]').waitFor();
    expect((await officer.get(`/cases/${held}`)).status).toBe(200);
  });
});

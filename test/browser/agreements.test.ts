import { inBrowser } from '../support/browser';
import { buildCheckout } from '../support/copy';
import { RunningApi } from '../support/running-api';
import { Visit } from './visit';

interface Me {
  name: string;
}

inBrowser('agreements are read by whoever they are of', (browser) => {
  let api: RunningApi;
  let visit: Visit;

  beforeAll(async () => {
    buildCheckout();
    api = await RunningApi.start({ webFolder: 'dist/web' });
  }, 600_000);
  afterAll(() => api.stop());
  beforeEach(async () => (visit = await Visit.start(browser(), api.url)));
  afterEach(() => visit.end());

  const sitDownAs = async (organisation: string, level = 'person') => {
    const { body } = await (await api.signIn(organisation, level)).get<Me>('/me');
    await visit.choose({ id: '', role: '', function: '', name: body.name, organisation });
  };

  const look = async () => expect([await visit.findings(), await visit.tooWideAt()]).toEqual([[], []]);

  /** Seen to fail with differences that are not marked. */
  test('a partner reads what holds for his school today, finds the term of a step and its source, and what another region has otherwise', async () => {
    await sitDownAs('Rietplas');
    const { page } = visit;
    await page.locator('.top__rest summary').click();
    await page.getByRole('link', { name: 'Afspraken' }).click();
    await page.locator('[name=place]').selectOption({ label: 'Rietplas' });
    await page.waitForURL(/place=/);
    const notify = page.locator('.clause[data-step=notify]');
    await notify.getByText('af binnen 2 werkdagen na het openen van de zaak.').waitFor();
    expect(await notify.locator('[data-basis]').textContent()).toBe('wet en afspraak');
    expect(await notify.textContent()).toContain('Leerplichtwet 1969 art. 21a');
    await look();

    await page.setViewportSize({ width: 1366, height: 768 });
    await page.locator('[data-as=diagram]').click();
    await page.locator('[data-in-words] li', { hasText: 'Opbouw van uren' }).first().waitFor();
    await look();

    await page.setViewportSize({ width: 1366, height: 768 });
    await page.locator('.agreements__one', { has: page.getByText('Ziekteverzuim', { exact: true }) }).click();
    await page.locator('[data-as=compare]').click();
    await page.locator('[name=with]').selectOption({ label: 'Noorderveld' });
    await page.locator('[data-point]').first().waitFor();
    const [first] = await page.locator('[data-point] td:first-child').allTextContents();
    expect(first).toMatch(/in plaats van|komt erbij|vervalt|andere volgorde/);
    await page.locator('.beside .differs').first().waitFor();
    await look();
    const address = page.url();
    await visit.open(address.slice(api.url.length));
    await page.locator('[data-point]').first().waitFor();
  });

  /** Seen to fail with a button that leaves the day as it is. */
  test('on a day on which nothing held yet the page says so, and how to come back', async () => {
    await sitDownAs('Rietplas');
    await visit.open('/agreements?on=2020-01-01');
    await visit.page.locator('.empty').waitFor();
    await look();
    await visit.page.getByRole('button', { name: 'Vandaag' }).click();
    await visit.page.locator('.clause').first().waitFor();
    expect(visit.page.url()).not.toContain('on=');
  });

  /** Seen to fail where the paper is not asked for again after signing. */
  test('a team lead reads what signing means, signs, and an officer reads who signed', async () => {
    await sitDownAs('Rietplas', 'team-lead');
    const { page } = visit;
    await visit.open('/agreements');
    await page.locator('[data-act=sign]').click();
    await page.getByText('U tekent alle afspraken van Waterrijk zoals zij nu gelden').waitFor();
    await look();
    await page.locator('form button[type=submit]').click();
    await page.locator('.signers li', { hasText: 'Rietplas' }).waitFor();
    expect(await page.locator('[data-act=sign]').count()).toBe(0);

    await sitDownAs('Leerplicht Waterdam');
    await visit.open('/agreements');
    const signer = page.locator('.signers li', { hasText: 'Rietplas' });
    expect(await signer.textContent()).toContain('school, op 7 december 2026');
    expect(await page.locator('[data-act=sign]').count()).toBe(0);
  });
});

import { inBrowser } from '../support/browser';
import { buildCheckout } from '../support/copy';
import { RunningApi } from '../support/running-api';
import { Visit } from './visit';

inBrowser('what is done at a school before there is a case', (browser) => {
  let api: RunningApi;
  let visit: Visit;

  beforeAll(async () => {
    buildCheckout();
    api = await RunningApi.start({ webFolder: 'dist/web' });
  }, 600_000);
  afterAll(() => api?.stop());
  beforeEach(async () => (visit = await Visit.start(browser(), api.url)));
  afterEach(() => visit.end());

  const preventionOf = async (organisation: string) => {
    await visit.sitDownAs(api, organisation);
    await visit.follow('Preventie');
    await visit.page.locator('#prevention-coming').waitFor();
  };
  const looksWell = async () => {
    expect([await visit.findings(), await visit.tooWideAt()]).toEqual([[], []]);
    await visit.page.setViewportSize({ width: 1366, height: 768 });
  };

  /** Seen to fail with a list that is not asked for again: the slot stayed free. */
  test('an officer plans a surgery, the school names a pupil for it, and no case begins', async () => {
    const { page } = visit;
    const { id, pupil } = await api.childWithoutCase();
    await preventionOf('Leerplicht Waterdam');
    await page.locator('[data-act=add]').click();
    await looksWell();
    await page.locator('[name=school]').selectOption({ label: 'Rietplas' });
    await page.locator('[name=on]').fill('2026-12-14');
    await page.locator('[name=begins]').fill('10:10');
    await page.locator('[name=slots]').fill('4');
    await page.locator('form button[type=submit]').click();
    const surgery = page.locator('[data-kind=surgery]', { hasText: '10:10' });
    await surgery.getByText('Rietplas · 4 van 4 plekken vrij').waitFor();
    await looksWell();

    await preventionOf('Rietplas');
    await surgery.locator('[data-act=list]').click();
    await surgery.locator('[name=pupil]').fill(pupil);
    await surgery.locator('[name=reason]').selectOption('late');
    await surgery.locator('[name=notified][value=no]').check();
    await looksWell();
    await surgery.locator('form button[type=submit]').click();
    await surgery.getByText('3 van 4 plekken vrij').waitFor();
    expect(await api.rows('select from case_file where pupil_id = $1', [id])).toEqual([]);
  });

  /** Seen to fail with nobody invited. */
  test('a school calls partners to a care meeting, who read that they are asked, and advice is written down by who gave it', async () => {
    const { page } = visit;
    await preventionOf('Rietplas');
    await page.locator('[data-act=add]').click();
    expect(await page.locator('[name=kind]').count()).toBe(0);
    await page.locator('[name=care]').selectOption('sickness-signal');
    await page.locator('[name=on]').fill('2026-12-15');
    await page.locator('[name=begins]').fill('13:20');
    await page.getByLabel('Leerplicht Waterdam').check();
    await looksWell();
    await page.locator('form button[type=submit]').click();
    const meeting = page.locator('[data-kind=care]', { hasText: '13:20' });
    await meeting.getByText('ziekte als signaal · wij komen').waitFor();

    await preventionOf('Leerplicht Waterdam');
    await meeting.getByText('nog niet geantwoord').waitFor();
    await page.locator('[data-act=add]').click();
    await page.locator('[name=kind][value=advice]').check();
    await page.locator('[name=askedBy]').selectOption('parents');
    await page.locator('[name=about]').selectOption('leave');
    await page.locator('form button[type=submit]').click();
    await page.locator('[data-advice]', { hasText: 'verlof · ouders' }).waitFor();
    await looksWell();
  });
});

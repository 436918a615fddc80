import { inBrowser } from '../support/browser';
import { buildCheckout } from '../support/copy';
import { RunningApi, type Visitor } from '../support/running-api';
import { Visit } from './visit';

inBrowser('parties and cases are brought together', (browser) => {
  let api: RunningApi;
  let visit: Visit;
  let school: Visitor;

  beforeAll(async () => {
    buildCheckout();
    api = await RunningApi.start({ webFolder: 'dist/web' });
    school = await api.signIn('Rietplas');
  }, 600_000);
  afterAll(() => api.stop());
  beforeEach(async () => (visit = await Visit.start(browser(), api.url)));
  afterEach(() => visit.end());

  const sitDownAs = (organisation: string) => visit.sitDownAs(api, organisation);

  /** A case that Rietplas directs. */
  const newCase = () => api.openCase(school, { enrolled: true });

  /** As Rietplas, up to the button that sends it. */
  const fillInvitation = async (id: string, because: string) => {
    await sitDownAs('Rietplas');
    const { page } = visit;
    await visit.open(`/cases/${id}?show=people`);
    await page.locator('[data-act=invite]').click();
    const wanted = page.locator('[name=organisation] option', { hasText: 'SWV VO Waterrijk' });
    await page.locator('[name=organisation]').selectOption((await wanted.getAttribute('value'))!);
    await page.locator('[name=because]').selectOption(because);
  };

  /** Seen to fail where saying yes leads nowhere. */
  test('a party is invited, says yes, and comes to the case', async () => {
    const id = await newCase();
    await fillInvitation(id, 'support-at-school');
    const { page } = visit;
    expect(await visit.findings()).toEqual([]);
    await page.locator('.panel form button[type=submit]').click();
    await page.locator('[data-invited=open]').waitFor();
    expect([await visit.findings(), await visit.tooWideAt()]).toEqual([[], []]);

    await sitDownAs('SWV VO Waterrijk');
    const invitation = page.locator('[data-invitation]');
    await invitation.getByText('Rietplas vraagt u mee te doen als samenwerkingsverband').waitFor();
    await invitation.locator('[data-act=decline]').click();
    expect([await visit.findings(), await visit.tooWideAt()]).toEqual([[], []]);
    await page.keyboard.press('Escape');
    await invitation.locator('[data-act=accept]').press('Enter');
    await page.waitForURL(`**/cases/${id}`);
    await page.locator('[data-part=people]').click();
    await page.locator('[data-invited=accepted]').waitFor();
  });

  /** Seen to fail without the reason beside the no. */
  test('a party says no with a reason, and whoever asked reads it', async () => {
    const id = await newCase();
    await fillInvitation(id, 'a-place');
    const { page } = visit;
    await page.locator('.panel form button[type=submit]').click();
    await page.locator('[data-invited=open]').waitFor();

    await sitDownAs('SWV VO Waterrijk');
    await page.locator('[data-invitation] [data-act=decline]').click();
    await page.locator('[name=because][value=no-room]').check();
    await page.locator('[data-invitation] form button[type=submit]').click();
    await page.locator('[data-invitation]').waitFor({ state: 'detached' });

    await sitDownAs('Rietplas');
    await visit.open(`/cases/${id}?show=people`);
    const declined = page.locator('[data-invited=declined]');
    await declined.waitFor();
    expect(await declined.textContent()).toContain('wij hebben nu geen ruimte');
  });

  /** Seen to fail with a list of links that stays as it was. */
  test('a case of a brother or sister is found, linked and let go', async () => {
    const [one, other] = [await newCase(), await newCase()];
    const { body } = await school.get<{ child: { name: string } }>(`/cases/${other}`);
    await sitDownAs('Rietplas');
    const { page } = visit;
    await visit.open(`/cases/${one}?show=people`);
    await page.locator('[data-act=link]').click();
    await page.locator('[name=q]').fill(body.child.name);
    await page.locator(`[name=other][value="${other}"]`).check();
    expect([await visit.findings(), await visit.tooWideAt()]).toEqual([[], []]);
    await page.locator('.panel form button[type=submit]').click();
    const linked = page.locator(`[data-linked="${other}"]`);
    await linked.getByText('broer of zus').waitFor();
    await linked.locator('[data-act=unlink]').click();
    await linked.waitFor({ state: 'detached' });
  });
});

import { inBrowser } from '../support/browser';
import { demonstration } from './demonstration';
import { Visit } from './visit';

interface Step {
  caseId: string;
  step: string;
  acts: string[];
  task?: string;
}

const canFinish = ({ acts }: Step) => acts.includes('done');
const asksForm = (step: Step) => canFinish(step) && step.task !== undefined;

inBrowser('the first chain', (browser) => {
  const url = demonstration();
  let visit: Visit;
  beforeEach(async () => (visit = await Visit.start(browser(), url())));
  afterEach(() => visit.end());

  const mySteps = async () => (await visit.ask<{ items: Step[] }>('/my-day')).items;

  /** Seen to fail when what is taken back is not sent. */
  test('who is chosen does a step of the day in two clicks, the case tells it, and a mistake is taken back', async () => {
    const school = await visit.whoever('school', async () => (await mySteps()).some(canFinish));
    const [step] = (await mySteps()).filter(canFinish);
    await visit.choose(school);
    const row = visit.page.locator('[data-row]', { has: visit.page.locator(`a[href$="${step!.caseId}"]`) });
    const mine = row.and(visit.page.locator(`[data-step="${step!.step}"]`));
    const title = await mine.locator('.row__title').innerText();

    const form = await visit.openDone(mine);
    await form.locator('button[type=submit]').click();
    await visit.page.getByText(`Vastgelegd: ${title} is klaar.`).waitFor();
    await mine.waitFor({ state: 'detached' });

    await visit.open(`/cases/${step!.caseId}`);
    await visit.page.locator('.over', { hasText: title }).waitFor();
    const told = visit.page.locator('.timeline__item[data-line=done]').first();
    expect(await told.innerText()).toContain(school.name);

    await told.getByRole('button', { name: 'Terugnemen' }).click();
    await told.locator('form button[type=submit]').click();
    await visit.page.locator(`.rows [data-step="${step!.step}"]`).waitFor();
  });

  /** Seen to fail when nothing of a form is needed. */
  test('the form of a step may stay empty, but not half empty', async () => {
    const doctor = await visit.whoever('youth-health', async () => (await mySteps()).some(asksForm));
    const [step] = (await mySteps()).filter(asksForm);
    await visit.choose(doctor);
    const row = visit.page.locator('[data-row]', { has: visit.page.locator(`a[href$="${step!.caseId}"]`) });
    const mine = row.and(visit.page.locator(`[data-step="${step!.step}"]`));
    const form = await visit.openDone(mine);
    await form.locator('input[type=date]').first().fill('2026-12-04');
    await form.locator('button[type=submit]').click();
    await form.getByText('Vul dit in.').first().waitFor();

    await visit.fillIn(form);
    const sent = visit.page.waitForRequest('**/acts');
    await form.locator('button[type=submit]').click();
    expect((await sent).postDataJSON()).toMatchObject({ act: 'done', step: step!.step, evidence: expect.anything() });
    await mine.waitFor({ state: 'detached' });
  });

  /** Seen to fail with a row that does not say how late it is. */
  test('an officer sees a step become missed when time passes, and why it was due', async () => {
    const missedSteps = async () => (await visit.ask<{ items: Step[] }>('/missed')).items;
    const isOfficer = async () => (await visit.ask<{ may: { watch: boolean } }>('/me')).may.watch;
    const officer = await visit.whoever('compulsory-education', isOfficer);
    await visit.choose(officer);
    const before = new Set((await missedSteps()).map(({ caseId, step }) => `${caseId} ${step}`));
    const added = async () => (await missedSteps()).find(({ caseId, step }) => !before.has(`${caseId} ${step}`));

    let missed: Step | undefined;
    for (let weeks = 0; !missed && weeks < 8; weeks += 1) {
      await visit.letPass('Eén week verder');
      missed = await added();
    }
    expect(await visit.page.locator('.went-off__list li').count()).toBeGreaterThan(0);

    await visit.page.getByRole('link', { name: 'Gemiste stappen' }).click();
    const row = visit.page.locator(`[data-case="${missed!.caseId}"]`).first();
    expect(await row.innerText()).toMatch(/werkdag(en)? te laat/);
    await row.getByRole('button', { name: /Waarom deze datum/ }).click();
    await visit.page.getByRole('dialog', { name: 'Waarom deze datum' }).locator('.why-part').first().waitFor();
  });

  /** Seen to fail when yes is sent as no. */
  test('a fact moves the direction; who is asked accepts, and directs', async () => {
    const officer = await visit.whoever('compulsory-education', async () => (await openCases(visit)).length > 0);
    const [caseId] = await openCases(visit);
    await visit.choose(officer);
    await visit.open(`/cases/${caseId}?show=plan`);
    await visit.page.locator('[data-act=set]').click();
    await visit.page.getByLabel('Vraag die voorligt').selectOption('capacity');
    await visit.page.getByRole('button', { name: 'Opslaan' }).click();
    await visit.page.getByText('Voorgesteld: GGD').waitFor();

    const doctor = await visit.whoever('youth-health', async () => isAsked(visit, caseId!));
    await visit.choose(doctor);
    const row = visit.page.locator('[data-handover]', { has: visit.page.locator(`a[href$="${caseId}"]`) });
    await row.locator('[data-act=accept]').click();
    await row.waitFor({ state: 'detached' });

    await visit.open(`/cases/${caseId}`);
    await visit.page.locator('.case-head__facts', { hasText: doctor.organisation }).waitFor();
    expect(await visit.page.locator('.proposal').count()).toBe(0);
  });
});

/** Cases that ask what a child can bear, and whose answer may be given by whoever is signed in. */
async function openCases(visit: Visit): Promise<string[]> {
  const { items } = await visit.ask<{ items: { id: string; director: string }[] }>('/cases');
  const fits: string[] = [];
  for (const { id } of items.filter(({ director }) => director !== 'youth-health').slice(0, 20)) {
    const file = await visit.ask<{ acts: string[]; factTypes: Record<string, unknown>; proposal?: object }>(
      `/cases/${id}`,
    );
    if (file.acts.includes('set') && 'question' in file.factTypes && !file.proposal) fits.push(id);
  }
  return fits;
}

async function isAsked(visit: Visit, caseId: string): Promise<boolean> {
  const { handovers } = await visit.ask<{ handovers: { caseId: string }[] }>('/my-day');
  return handovers.some((one) => one.caseId === caseId);
}

import { inBrowser } from '../support/browser';
import { firstMorning } from './demonstration';
import { Visit } from './visit';

interface Step {
  caseId: string;
  step: string;
  acts: string[];
}

const asksOne = ({ acts }: Step) => acts.includes('ask') && acts.includes('done');

/** Seen to fail with a note that the screen sends to all, and with nobody who may open a case. */
inBrowser('what partners write for each other', (browser) => {
  const url = firstMorning();
  let visit: Visit;
  beforeEach(async () => (visit = await Visit.start(browser(), url())));
  afterEach(() => visit.end());

  const mySteps = async () => (await visit.ask<{ items: Step[] }>('/my-day')).items;

  test('a school writes a note and asks leerplicht about a step; leerplicht answers and does not see the note', async () => {
    const school = await visit.whoever('school', async () => (await mySteps()).some(asksOne));
    const [step] = (await mySteps()).filter(asksOne);
    await visit.choose(school);
    await visit.open(`/cases/${step!.caseId}?show=papers`);

    await visit.page.locator('[data-act=note]').click();
    const note = visit.page.locator('.panel form', { has: visit.page.locator('[name=category]') });
    await note.locator('[name=category]').selectOption('practical');
    await note.locator('[name=text]').fill('Donderdag opnieuw bellen.');
    await note.locator('button[type=submit]').click();
    await visit.page.getByText('Donderdag opnieuw bellen.').waitFor();

    await visit.page.locator('[data-part=steps]').click();
    const row = visit.page.locator(`.rows [data-step="${step!.step}"]`);
    const more = row.getByRole('button', { name: 'Meer' });
    if (await more.isVisible()) await more.click();
    await row.locator('[data-act=ask]').click();
    await row.locator('[name=of]').selectOption('compulsory-education');
    await row.locator('[name=text]').fill('Is er al contact met de ouders?');
    await row.locator('form button[type=submit]').click();
    await visit.page.locator('[data-asked]', { hasText: 'Is er al contact met de ouders?' }).waitFor();

    const asked = `question-to-compulsory-education-on-${step!.step}`;
    const officer = await visit.whoever('compulsory-education', async () =>
      (await mySteps()).some((one) => one.caseId === step!.caseId && one.step === asked),
    );
    await visit.choose(officer);
    await visit.open(`/cases/${step!.caseId}`);
    const question = visit.page.locator(`.rows [data-step="${asked}"]`);
    await question.getByText('Is er al contact met de ouders?').first().waitFor();
    expect(await visit.findings()).toEqual([]);
    await question.locator('[data-act=answer]').click();
    await question.locator('[name=text]').fill('Ja, sinds dinsdag.');
    await question.locator('form button[type=submit]').click();
    await visit.page.locator('.over [data-asked]', { hasText: 'Ja, sinds dinsdag.' }).waitFor();
    await visit.page.locator('[data-part=papers]').click();
    await visit.page.locator('[data-act=note]').waitFor();
    expect(await visit.page.getByText('Donderdag opnieuw bellen.').count()).toBe(0);
  });

  test('a case is opened by hand for a child that is named, not chosen from a list', async () => {
    const isOfficer = async () => (await visit.ask<{ may: { watch: boolean } }>('/me')).may.watch;
    const officer = await visit.whoever('compulsory-education', isOfficer);
    await visit.choose(officer);
    await visit.open('/cases');
    await visit.page.locator('[data-act=open]').click();
    const form = visit.page.locator('form', { has: visit.page.locator('[name=pupil]') });
    await form.locator('[name=school]').fill('00XX');
    await form.locator('[name=pupil]').fill('4711');
    await visit.fillIn(form);
    expect(await visit.findings()).toEqual([]);
    const sent = visit.page.waitForResponse('**/api/cases');
    await form.locator('button[type=submit]').click();
    expect((await sent).status()).toBe(404);
    await form.locator('[role=alert]').waitFor();
  });
});

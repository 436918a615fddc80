import type { Locator } from 'playwright-core';
import type { MyDay, StepItem } from '../../apps/api/src/shapes';
import { inBrowser } from '../support/browser';
import { buildCheckout } from '../support/copy';
import { RunningApi, type Visitor } from '../support/running-api';
import { Clicks } from './clicks';
import { Visit } from './visit';

interface Me {
  name: string;
  organisation: { name: string };
}

const doable = ({ acts }: StepItem) => acts.includes('done');

/** What each partner does every day, and how the others hear of it. */
inBrowser('my day', (browser) => {
  let api: RunningApi;
  let visit: Visit;
  let clicks: Clicks;
  let school: Visitor;

  beforeAll(async () => {
    buildCheckout();
    api = await RunningApi.start({ webFolder: 'dist/web' });
    school = await api.signIn('Rietplas');
  }, 400_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    visit = await Visit.start(browser(), api.url);
    clicks = await Clicks.of(visit.page);
  });
  afterEach(() => visit.end());

  /** Sits down as the person who does the work of an organisation. */
  const sitDownAs = async (organisation: string, at = visit) => {
    const { body } = await (await api.signIn(organisation)).get<Me>('/me');
    await at.choose({ id: '', role: '', function: '', name: body.name, organisation });
  };
  const rowOf = ({ caseId, step }: { caseId: string; step: string }, at = visit): Locator =>
    at.page.locator(`[data-row][data-step="${step}"]`, { has: at.page.locator(`a[href$="${caseId}"]`) });
  const fine = async () => expect([await visit.findings(), await visit.tooWideAt()]).toEqual([[], []]);
  const newCase = () => api.openCase(school, { enrolled: true });

  /** Seen to fail when a step that is done is not said to be. */
  test.each(['school', 'alliance', 'youth-health', 'neighbourhood-team'])(
    'of %s the daily step is done in three clicks, with its own form, and another party sees it',
    async (role) => {
      const mine = async () => (await visit.ask<MyDay>('/my-day')).items.filter(doable);
      const who = await visit.whoever(role, async () => (await mine()).length > 0);
      const [step] = await mine();
      await visit.choose(who);
      const row = rowOf(step!);
      const title = await row.locator('.row__title').innerText();
      const pressed = await clicks.during(async () => {
        const form = await visit.openDone(row);
        await form.locator('button[type=submit]').click();
        await visit.page.getByText(`Vastgelegd: ${title} is klaar.`).waitFor();
      });
      expect(pressed).toBeLessThanOrEqual(3);
      await row.waitFor({ state: 'detached' });

      const sees = async () => (await visit.ask<{ id?: string }>(`/cases/${step!.caseId}`)).id !== undefined;
      await visit.choose(await visit.whoever('compulsory-education', sees));
      await visit.open(`/cases/${step!.caseId}`);
      const told = visit.page.locator('.timeline__item[data-line=done]', { hasText: who.name }).first();
      expect(await told.innerText()).toContain(title);
    },
  );

  /** Seen to fail when nothing is kept, and when the browser lets who typed go unasked. */
  test('what was typed survives a reload, a lost session and another device, and is forgotten when it is sent', async () => {
    const caseId = await newCase();
    const { page } = visit;
    await sitDownAs('Rietplas');
    const row = rowOf({ caseId, step: 'notify' });
    await row.focus();
    await page.keyboard.press('u');
    const reason = row.locator('textarea[name=reason]');
    await reason.pressSequentially('Het gesprek met de ouders');
    await page.reload();
    await row.locator('[data-begun=extend]').click();
    await row.locator('.ask__kept').waitFor();
    expect(await reason.inputValue()).toBe('Het gesprek met de ouders');
    await fine();

    const [session] = await page.context().cookies();
    await page.context().clearCookies();
    await reason.fill('Het gesprek met de ouders is een week verzet');
    await page.getByRole('dialog', { name: 'U bent afgemeld' }).waitFor();
    await fine();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe('beforeunload');
    await (await asked).dismiss();
    const { name } = (await school.get<Me>('/me')).body;
    const opened = page.waitForEvent('popup');
    await page.getByRole('link', { name: 'Opnieuw aanmelden' }).click();
    const own = await opened;
    const closed = own.waitForEvent('close');
    await own.getByRole('button', { name: `Kies ${name}` }).click();
    await closed;
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await reason.inputValue()).toBe('Het gesprek met de ouders is een week verzet');
    expect(session!.name).toBe('terugweg');

    const elsewhere = await Visit.start(browser(), api.url);
    await sitDownAs('Rietplas', elsewhere);
    const there = rowOf({ caseId, step: 'notify' }, elsewhere);
    await there.locator('[data-begun=extend]').click();
    await there.locator('.ask__kept').waitFor();
    await there.locator('input[name=to]').fill('2026-12-10');
    await there.locator('button[type=submit]').click();
    await elsewhere.page.getByText('heeft uitstel.').waitFor();
    await elsewhere.end();
    await page.reload();
    await row.waitFor();
    expect(await row.locator('[data-begun]').count()).toBe(0);
  });

  /** Seen to fail when the list leaves the words of the question out. */
  test('a question of one is answered by the other in place, in three clicks', async () => {
    const caseId = await newCase();
    const { page } = visit;
    await sitDownAs('Rietplas');
    const row = rowOf({ caseId, step: 'notify' });
    await row.focus();
    await page.keyboard.press('v');
    await row.locator('select[name=of]').selectOption('compulsory-education');
    await row.locator('textarea[name=text]').fill('Is er bij u al een dossier?');
    await row.locator('button[type=submit]').press('Enter');
    await page.getByText('Uw vraag is gesteld.').waitFor();

    await sitDownAs('Leerplicht Waterdam');
    const question = rowOf({ caseId, step: 'question-to-compulsory-education-on-notify' });
    const pressed = await clicks.during(async () => {
      await page.locator('[data-figure=questions]').click();
      await question.locator('[data-act=answer]').click();
      await question.getByText('Is er bij u al een dossier?').waitFor();
      await question.locator('textarea').fill('Nee, nog niet.');
      await question.locator('button[type=submit]').click();
      await question.waitFor({ state: 'detached' });
    });
    expect(pressed).toBeLessThanOrEqual(3);

    await sitDownAs('Rietplas');
    await visit.open(`/cases/${caseId}`);
    await page.locator('[data-asked]', { hasText: 'Nee, nog niet.' }).waitFor();
  });

  /** Asks for more of a list until a row is there. */
  const unfoldTo = async (row: Locator) => {
    const more = visit.page.getByRole('button', { name: 'Meer tonen' }).last();
    await row.or(more).first().waitFor();
    while ((await row.count()) === 0) {
      const came = visit.page.waitForResponse('**/api/**cursor=**');
      await more.click();
      await came;
    }
  };

  /** Seen to fail when what was refused is chosen no more. */
  test('what can be done with several is done with each, and what was refused stays chosen with why', async () => {
    const notified = () => api.openCase(school, { enrolled: true }, { workflow: 'relative-absence' });
    const cases = [await notified(), await notified(), await notified()];
    for (const id of cases) await school.act(id, { act: 'done', step: 'notify' });
    await school.act(cases[0]!, { act: 'nudge', step: 'take-charge' });
    const { page } = visit;
    await sitDownAs('Rietplas');
    await page.locator('[data-figure=waiting]').click();
    const rows = cases.map((caseId) => rowOf({ caseId, step: 'take-charge' }));
    for (const row of rows) {
      await unfoldTo(row);
      await row.focus();
      await page.keyboard.press('x');
    }
    const bulk = page.locator('[data-bulk="3"]');
    await bulk.locator('[data-act=all-nudge]').press('Enter');
    await fine();
    await bulk.locator('form button[type=submit]').press('Enter');
    const failed = page.locator('[data-failed=take-charge]');
    expect(await failed.innerText()).toContain('vandaag al gezegd dat erop wordt gewacht');
    await page.getByText('2 gelukt, 1 niet.').waitFor();
    await page.locator('[data-bulk="1"]').waitFor();
    expect(await rows[0]!.getByRole('checkbox').isChecked()).toBe(true);
    await fine();

    await sitDownAs('Leerplicht Waterdam');
    for (const caseId of cases) await rowOf({ caseId, step: 'take-charge' }).locator('[data-nudged=school]').waitFor();
  });

  /** Seen to fail when who was first is told as any refusal. */
  test('who was second hears how it is now, and who has no connection keeps what was typed', async () => {
    const caseId = await newCase();
    const { page } = visit;
    await page.route('**/api/events', (route) => route.abort());
    await sitDownAs('Rietplas');
    const row = rowOf({ caseId, step: 'notify' });
    const form = await visit.openDone(row);
    await page.context().setOffline(true);
    await form.locator('button[type=submit]').click();
    await form.getByText('Geen verbinding. Wat u invulde staat er nog').waitFor();
    await fine();
    await school.act(caseId, { act: 'done', step: 'notify' });
    await page.context().setOffline(false);
    await form.locator('button[type=submit]').click();
    await form.getByText('Iemand was u net voor.').waitFor();
    await fine();
    await form.getByRole('button', { name: 'Sluiten' }).click();
    await row.waitFor({ state: 'detached' });
    expect(await row.count()).toBe(0);
  });

  /** Time goes on in this one, so it is the last. Seen to fail when the row does not say that it was told today. */
  test('an officer nudges for what is missed in three clicks, and the school sees it on its day', async () => {
    const caseId = await newCase();
    await api.rows(`update clock set held_at = '2026-12-16T09:00:00+01:00'`);
    const { page } = visit;
    await sitDownAs('Leerplicht Waterdam');
    const row = page.locator(`[data-case="${caseId}"][data-step="notify"]`);
    const pressed = await clicks.during(async () => {
      await page.getByRole('link', { name: 'Gemiste stappen' }).click();
      await row.locator('[data-act=nudge]').click();
      await page.locator('.table__form button[type=submit]').click();
      await row.getByText('Vandaag laten weten').waitFor();
    });
    expect(pressed).toBeLessThanOrEqual(3);
    await fine();
    await page
      .locator('.chip', { hasText: 'samenwerkingsverband' })
      .or(page.locator('.chip', { hasText: 'school' }))
      .first()
      .click();
    await page.waitForURL('**/missed?party=*');
    await fine();

    await sitDownAs('Rietplas');
    await rowOf({ caseId, step: 'notify' }).locator('[data-nudged=compulsory-education]').waitFor();
    await visit.open('/my-day?show=questions');
    await page.locator('.empty').waitFor();
    await fine();
  });
});

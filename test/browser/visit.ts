import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { RunningApi } from '../support/running-api';

interface Choice {
  id: string;
  name: string;
  role: string;
  function: string;
  organisation: string;
}

type Language = 'nl' | 'en';

const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

/** What a finding of axe says, as far as a test shows it. */
interface Finding {
  impact: string | null;
  id: string;
  where: string;
}

/** Somebody at a browser, looking at the demonstration. */
export class Visit {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {}

  static async start(browser: Browser, url: string, language: Language = 'nl'): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    await context.addInitScript(`localStorage.setItem('terugweg.language', '${language}')`);
    return new Visit(await context.newPage(), context, url);
  }

  end(): Promise<void> {
    return this.context.close();
  }

  open(path: string): Promise<unknown> {
    return this.page.goto(`${this.url}${path}`);
  }

  /** Chooses a person at the entrance, by what stands on the card. */
  async choose(choice: Choice): Promise<void> {
    await this.take(choice);
    await this.page.waitForURL('**/my-day');
    await this.page.locator('.figures').waitFor();
  }

  /** Chooses somebody of a family there, who has a page of his own. */
  async chooseOfFamily(name: string): Promise<void> {
    await this.take({ name, organisation: '' });
    await this.page.waitForURL('**/family');
    await this.page.locator('.family__section').first().waitFor();
  }

  private async take({ name, organisation }: Pick<Choice, 'name' | 'organisation'>): Promise<void> {
    await this.open('/');
    const card = this.page.locator('.person', { hasText: organisation }).filter({ hasText: name });
    await card.getByRole('button').click();
  }

  /** Sits down as the person who does the work of an organisation. */
  async sitDownAs(api: RunningApi, organisation: string): Promise<void> {
    const { body } = await (await api.signIn(organisation)).get<{ name: string }>('/me');
    await this.choose({ id: '', role: '', function: '', name: body.name, organisation });
  }

  /** Goes where a link of the top leads; what is seldom opened stands behind a button. */
  async follow(name: string): Promise<void> {
    const link = this.page.locator('.top__nav').getByRole('link', { name, exact: true });
    if ((await link.count()) === 0) await this.page.locator('.top__rest summary').click();
    await link.click();
  }

  /** Switches the screen to a language as it stands, with what is open in it, whether or not a dialog is before the switch. */
  async speak(language: Language): Promise<void> {
    const chosen = `.languages [lang=${language}]`;
    await this.page.evaluate(`document.querySelector('${chosen}').click()`);
    await this.page.locator(`${chosen}[aria-pressed=true]`).waitFor({ state: 'attached' });
  }

  /** Asks the api as whoever is chosen. */
  async ask<T>(path: string): Promise<T> {
    const response = await this.page.request.get(`${this.url}/api${path}`);
    return (await response.json()) as T;
  }

  /** Has whoever is chosen do something over the api, as his own screen does. */
  async tell(path: string, data: object): Promise<void> {
    const headers = { 'x-requested-with': 'terugweg', 'idempotency-key': randomUUID() };
    const response = await this.page.request.post(`${this.url}/api${path}`, { data, headers });
    if (!response.ok()) throw new Error(`${path}: ${await response.text()}`);
  }

  signIn(person: string): Promise<void> {
    return this.tell('/demonstration/sign-in', { person });
  }

  async people(role: string): Promise<Choice[]> {
    const { people } = await this.ask<{ people: Choice[] }>('/demonstration');
    return people.filter((one) => one.role === role);
  }

  /** The first person of a role about whom something holds, who is then signed in. */
  async whoever(role: string, holds: () => Promise<boolean>): Promise<Choice> {
    for (const person of await this.people(role)) {
      await this.signIn(person.id);
      if (await holds()) return person;
    }
    throw new Error(`Nobody of ${role} fits`);
  }

  /** Opens the form with which a step is done, and says what came of it when that is asked. */
  async openDone(row: Locator): Promise<Locator> {
    await row.locator('[data-act=done]').click();
    const form = row.locator('form');
    const outcomes = form.locator('[name=outcome]');
    if ((await outcomes.count()) > 0) await outcomes.first().check();
    return form;
  }

  /** Answers every question of a form that is open, with the first choice and a day of this school year. */
  async fillIn(form: Locator): Promise<void> {
    for (const group of await form.getByRole('group').all()) await group.locator('input').first().check();
    for (const day of await form.locator('input[type=date]').all()) await day.fill('2026-12-04');
    for (const number of await form.locator('input[type=number]').all()) await number.fill('6');
    for (const choice of await form.locator('select').all()) await choice.selectOption({ index: 1 });
  }

  /** Lets time pass in the demonstration and waits until what went off is shown. */
  async letPass(button: string): Promise<void> {
    const answered = this.page.waitForResponse('**/api/demonstration/clock', { timeout: 60_000 });
    await this.page.getByRole('button', { name: button }).click();
    await answered;
    await this.page.locator('.went-off').waitFor();
  }

  /**
   * The widths, of a telephone, a tablet and a desk, at which something stands beyond the edge of the screen. Seen to
   * find all three, on a day, with figures that are wider than a desk.
   */
  async tooWideAt(): Promise<number[]> {
    const beyond: number[] = [];
    for (const width of [360, 800, 1366]) {
      await this.page.setViewportSize({ width, height: 768 });
      const over = await this.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (over > 0) beyond.push(width);
    }
    return beyond;
  }

  /**
   * What axe finds of weight on the screen as it is now: WCAG 2.2 A and AA. It writes down what is wrong, and not, with a
   * selector for each, what is right as well.
   */
  async findings(): Promise<Finding[]> {
    await this.page.evaluate(axe);
    return this.page.evaluate(`axe
      .run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
        selectors: false,
      })
      .then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ impact, id, nodes }) => ({ impact, id, where: nodes[0].html })))`);
  }
}

/**
 * `npm run story`: plays scenario 01 on a fresh case against the running platform. A step is missed and its escalation
 * table climbs through Christmas; each alarm is shown with the mails that it sent. Ends with 0 when everything that
 * the rules foresee came true, else with 1 and a sentence.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseDocument } from 'yaml';
import { addressOf, Visitor } from './running.mjs';
import { rules } from './rules.mjs';
import { runScript } from './script.mjs';
import { CannotStart } from './sentences.mjs';

const file = 'test/scenarios/01-missed-step-climbs-the-ladder.yaml';
const mailPatience = 20_000;

async function play() {
  const visitor = new Visitor(addressOf());
  const { now, inbox, people } = await visitor.get('/demonstration');
  const { scenario, map, isShifted } = storyAt(now);
  const calendar = scenario.book.calendar;
  console.log(`${scenario.name}, at ${visitor.url}`);
  if (isShifted) console.log('The clock has passed the dates of the story: it is played from now on instead.');
  await visitor.send('/demonstration/clock', {
    to: calendar.write(Math.max(scenario.opening.at, Date.parse(now) + 1000)),
  });
  const officer = people.find(
    ({ role, organisation }) => role === 'compulsory-education' && organisation.includes('Waterdam'),
  );
  await visitor.send('/demonstration/sign-in', { person: officer.id });
  const mails = new Mails(inbox);
  await mails.skip();
  const { caseId } = await visitor.send('/demonstration/cases', {
    workflow: map.workflow,
    firstDayAbsent: map.open['first-day-absent'],
    facts: map.open.facts,
  });
  const story = new Story(visitor, caseId, mails);
  await story.tell();
  for (let next = await story.next(); next && Date.parse(next) < scenario.ends; next = await story.next()) {
    await visitor.send('/demonstration/clock', { to: next });
    await story.tell();
  }
  expectForeseen(story.lines, rules.simulate(scenario));
  await visitor.send(
    `/cases/${caseId}/acts`,
    { act: 'close', outcome: 'end-of-story' },
    { 'idempotency-key': crypto.randomUUID() },
  );
  console.log(
    `\nAll ${story.lines.length} lines are as the rules foresee; ${mails.count} mails arrived. See ${visitor.url}/cases/${caseId}`,
  );
}

/** The scenario, from its own opening or, when the clock is past that, from now on. */
function storyAt(now) {
  const document = parseDocument(readFileSync(file, 'utf8'), { version: '1.2' });
  const opens = String(document.getIn(['open', 'at']));
  const isShifted = opens <= now.slice(0, 16);
  if (isShifted) shift(document, rules.daysBetween(opens.slice(0, 10), now.slice(0, 10)), now);
  const shelf = {
    catalogue: () => undefined,
    schoolHolidays: rules.parseSchoolHolidays(
      readFileSync(join('workflows', 'calendars', 'school-holidays.csv'), 'utf8'),
    ),
  };
  const { scenario, mistakes } = rules.readScenario(rules.readSource(file, String(document)), shelf);
  if (!scenario) throw new CannotStart(mistakes.map(rules.mistakeText).join('\n'));
  return { scenario, map: document.toJS(), isShifted };
}

function shift(document, days, now) {
  const later = (path) => document.setIn(path, rules.addDays(String(document.getIn(path)).slice(0, 10), days));
  later(['until']);
  later(['open', 'first-day-absent']);
  document.setIn(['open', 'at'], now);
  document.delete('expect');
}

/** One case while the clock moves. */
class Story {
  lines = [];
  told = new Set();

  constructor(visitor, caseId, mails) {
    Object.assign(this, { visitor, caseId, mails });
  }

  /** When the case next does something by itself. */
  async next() {
    const { next } = await this.visitor.get(`/cases/${this.caseId}`);
    return next?.at;
  }

  /** Shows what is new in the timeline, and the mails that went with it. */
  async tell() {
    const { items } = await this.visitor.get(`/cases/${this.caseId}/timeline?limit=200`);
    const news = items.toReversed().filter(({ id }) => !this.told.has(id));
    for (const { id, at, line, sentence, mails } of news) {
      this.told.add(id);
      this.lines.push(line);
      console.log(`\n${at.slice(0, 10)} ${at.slice(11, 16)}  ${sentence.en}\n                  ${sentence.nl}`);
      for (const { to, subject } of await this.mails.of(this.caseId, mails)) {
        console.log(`                  ✉ ${to.join(', ')}: ${subject}`);
      }
    }
  }
}

/** What the local catcher caught. */
class Mails {
  last = 0;
  count = 0;
  waiting = [];

  constructor(inbox) {
    if (!inbox) throw new CannotStart('The platform has no mail catcher: unset SMTP_URL and start it again.');
    this.inbox = inbox;
  }

  /** What was caught before the story is not of the story. */
  async skip() {
    await this.read();
    this.waiting = [];
  }

  /** The next mails about a case, so many as were sent. */
  async of(caseId, many) {
    for (const until = Date.now() + mailPatience; ; await pause(100)) {
      const found = this.waiting.filter(({ text }) => text.includes(caseId)).slice(0, many);
      if (found.length === many) {
        this.waiting = this.waiting.filter((mail) => !found.includes(mail));
        this.count += many;
        return found;
      }
      if (Date.now() > until)
        throw new CannotStart(`Of ${many} mails only ${found.length} arrived in ${mailPatience / 1000} s.`);
      await this.read();
    }
  }

  async read() {
    const response = await fetch(`${this.inbox}/api/messages?after=${this.last}`);
    const { messages } = await response.json();
    this.last = Math.max(this.last, ...messages.map(({ id }) => id));
    this.waiting.push(...messages.toReversed());
  }
}

/** Compares what happened with what the rules foresee. */
function expectForeseen(lines, foreseen) {
  const [happened, expected] = [lines.map(asText), foreseen.map(asText)];
  const first = expected.findIndex((line, index) => line !== happened[index]);
  if (first >= 0) {
    throw new CannotStart(`Line ${first + 1} should be ${expected[first]}, and is ${happened[first] ?? 'not there'}.`);
  }
  if (happened.length > expected.length) throw new CannotStart(`${happened[expected.length]} was not foreseen.`);
}

/** The clock runs while a case is opened, so the second of the opening is left open; all that follows is exact. */
function asText({ at, ...line }, index, { [0]: opening }) {
  return JSON.stringify(at.slice(0, 16) === opening.at.slice(0, 16) ? line : { at, ...line });
}

await runScript(play);

import { readFileSync } from 'node:fs';
import { catalogueOf } from '../../../../test/support/catalogue';
import { trial } from '../../../../test/support/told-story';
import type { Agreement } from '../agreements/agreement';
import { readWorkflow } from '../agreements/workflow';
import { calendarOf } from '../dates/calendar';
import { addDays, type LocalDate } from '../dates/local-date';
import { parseSchoolHolidays } from '../dates/school-holidays';
import { sentenceOf } from '../explain/sentence';
import { titlesOf } from '../explain/titles';
import { whyDue } from '../explain/why-due';
import { perform } from './acts';
import { advance, nextMoment } from './advance';
import { bookOf } from './book';
import { correctCalendar } from './correct-calendar';
import type { CaseEvent, TakenOver } from './events';
import { firstDispatchOf } from './first-dispatch';
import { fold } from './fold';
import { migrateWorkflow } from './migrate';
import { openCase } from './open';
import { isOpen } from './draft';
import type { CaseState } from './state';
import { directorOf } from './steps';

const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
const calendar = calendarOf({ schoolHolidays });
const at = (text: string) => calendar.read(text)!;

const firm = [
  { rung: 'R1', after: '1 working-day', tell: ['responsible'] },
  { rung: 'R2', after: '3 working-days', tell: ['director'], 'puts-on': 'table-agenda' },
  { rung: 'R3', after: '10 working-days', tell: ['process-director'] },
];
const facts = { enrolled: 'boolean', cooperates: 'boolean' };
const direction = {
  'accept-within': '5 working-days',
  rules: [
    { id: 'D7', when: { enrolled: false }, director: 'compulsory-education' },
    { id: 'D8', otherwise: true, director: 'school' },
  ],
};
const plan = { by: 'director', starts: 'opening', within: '5 working-days', remind: ['1 working-day'], ladder: 'firm' };
const talk = { by: 'compulsory-education', starts: { after: 'plan' }, within: '2 working-days' };
const parts = { facts, direction, steps: { plan, talk }, ladders: { firm } };

function agreed(more: Record<string, unknown> = {}, version = 1): Agreement {
  const { agreement, mistakes } = readWorkflow({ ...trial({ ...parts, ...more }), version });
  expect(mistakes).toEqual([]);
  return agreement!;
}

const book = bookOf({ agreements: [agreed()], calendar });
/** A Saturday. */
const opening = { at: at('2026-11-28T14:00'), workflow: 'trial', firstDayAbsent: '2026-10-05', facts: {} } as const;
const took = (taken: Partial<TakenOver> = {}, of = book) =>
  openCase({ ...opening, takenOver: { list: 'leerplicht', steps: [], ...taken } }, of);

const setting = (enrolled: boolean) => ({ act: 'set', facts: { enrolled, cooperates: enrolled } }) as const;

/** Seen to fail when the director of a list is appointed without holding against the same rule. */
test('who directed before directs until facts make another rule match', () => {
  const { state } = took({ director: 'alliance' });
  expect(state).toMatchObject({ director: 'alliance', directorRule: 'taken-over' });
  const same = perform(state, setting(true), at('2026-11-30T10:00'), book);
  expect(same.state).toMatchObject({ director: 'alliance', directorRule: 'taken-over' });
  expect(same.state.proposal).toBeUndefined();
  const other = perform(same.state, setting(false), at('2026-12-01T10:00'), book);
  expect(other.state.proposal).toMatchObject({ responsible: 'compulsory-education', rule: 'D7' });
});

test('who directed before and is whom the rules name directs by that rule; nobody named is as at any opening', () => {
  for (const taken of [{ director: 'school' } as const, {}]) {
    expect(took(taken).state).toMatchObject({ director: 'school', directorRule: 'D8' });
    expect(took(taken).state.movedBy).toBeUndefined();
  }
});

/** Seen to fail when a step counts its own term, and without `putOffPast`. */
test('an open step keeps its date; what passed is missed today, and its rungs wait for the next dispatch', () => {
  const { state, lines } = took({ steps: [{ step: 'plan', since: '2026-11-09', due: '2026-11-18' }] });
  expect(Object.keys(state.steps)).toEqual(['plan']);
  expect(state.steps['plan']).toMatchObject({ startedOn: '2026-11-09', due: { on: '2026-11-18' } });
  expect(lines.map((line) => Object.keys(line)[2])).toEqual(['taken-over', 'opened', 'director', 'started']);
  const monday = advance(state, at('2026-11-30T09:00'), book);
  const later = advance(monday.state, at('2026-12-31T12:00'), book);
  const told = [...monday.firings, ...later.firings]
    .flatMap((firing) => firing.lines)
    .map(({ at: _at, on, ...what }) => `${on} ${JSON.stringify(what)}`);
  expect(told.slice(0, 4)).toEqual([
    '2026-11-28 {"missed":"plan"}',
    '2026-11-30 {"overtaken":"R1","of":"plan"}',
    '2026-11-30 {"rung":"R2","of":"plan","told":["school"]}',
    '2026-11-30 {"agenda":"R2"}',
  ]);
  expect(told[4]).toBe('2026-12-02 {"rung":"R3","of":"plan","told":["process-director"]}');
});

test('its date is explained by the list that it came with, and by nothing that is counted', () => {
  const { state, lines } = took({ reason: 'moved-here', steps: [{ step: 'plan', due: '2026-12-03' }] });
  const why = whyDue(state.steps['plan']!, calendar);
  expect(why.sentence.nl).toBe('Uiterlijk do 3 dec 2026: overgenomen uit de lijst ‘leerplicht’, met deze datum');
  expect(why.parts.map(({ kind, sentence }) => [kind, sentence.nl])).toEqual([
    ['start', 'De stap liep al; wanneer zij begon, stond niet in de lijst'],
    ['taken-over', 'Op za 28 nov 2026 is de stap overgenomen uit de lijst ‘leerplicht’, met deze datum: do 3 dec 2026'],
  ]);
  expect(sentenceOf(lines[0]!, titlesOf([agreed()])).nl).toBe(
    'De zaak liep al en is overgenomen uit de lijst ‘leerplicht’: de leerling is hier komen wonen',
  );
});

/** Seen to fail when what holds already is not noted: then any fact starts it. */
test('nothing else starts, and what was done before is done for whoever asks', () => {
  const visit = { by: 'school', starts: { when: { enrolled: true } }, within: '5 working-days' };
  const needs = { done: ['visit'], else: 'visit first' };
  const agreement = agreed({ steps: { plan: { ...plan, needs }, talk, visit } });
  const of = bookOf({ agreements: [agreement], calendar });
  const takenOver: TakenOver = { list: 'x', steps: [{ step: 'plan', due: '2026-12-03' }] };
  const begin = (done: string[]) =>
    openCase({ ...opening, facts: { enrolled: true }, takenOver: { ...takenOver, done } }, of).state;
  const set = { act: 'set', facts: { cooperates: true } } as const;
  expect(Object.keys(perform(begin([]), set, at('2026-11-30T10:00'), of).state.steps)).toEqual(['plan']);
  const done = { act: 'done', step: 'plan' } as const;
  expect(perform(begin([]), done, at('2026-11-30T10:00'), of).refused).toBe('visit first');
  const { state } = perform(begin(['visit']), done, at('2026-11-30T10:00'), of);
  expect(state.steps['talk']).toMatchObject({ state: 'open', due: { on: '2026-12-02' } });
});

test('in another version of its agreement a step that was taken over keeps its date', () => {
  const later = agreed({ steps: { plan: { ...plan, within: '20 working-days' }, talk } }, 2);
  const both = { ...bookOf({ agreements: [later], calendar }), otherVersions: new Map([['trial@1', agreed()]]) };
  const { state } = took({ steps: [{ step: 'plan', since: '2026-11-23', due: '2026-12-03' }] });
  const went = migrateWorkflow(state, { at: at('2026-11-30T10:00'), workflow: 'trial', from: 1, to: 2 }, both);
  expect(went.state.steps['plan']!.due.on).toBe('2026-12-03');
});

/** Seen to fail when a correction does not know the date that a step came with. */
test('corrected days move what was left of a step that waited, and not the date that it came with', () => {
  const inSchoolDays = agreed({ steps: { plan: { ...plan, within: '5 school-days' }, talk } });
  const closed = { first: '2026-12-11', last: '2026-12-11', name: 'studiedag' } as const;
  const calendars = new Map([
    ['0.0', calendar],
    ['0.1', calendarOf({ schoolHolidays, ofSchool: [closed] })],
  ]);
  const before = { ...bookOf({ agreements: [inSchoolDays], calendar }), calendars };
  const after = { ...before, calendar: calendars.get('0.1')! };
  const corrected = (state: CaseState) => {
    const event = { at: at('2026-12-08T10:00'), what: 'closing-days', from: '0.0', to: '0.1' } as const;
    return correctCalendar(state, event, after).state.steps['plan']!.due.on;
  };
  const { state } = took({ steps: [{ step: 'plan', due: '2026-12-10' }] }, before);
  expect(corrected(state)).toBe('2026-12-10');
  const waiting = perform(state, { act: 'wait', step: 'plan', for: 'care' }, at('2026-11-30T10:00'), before);
  const resumed = perform(waiting.state, { act: 'resume', step: 'plan' }, at('2026-12-01T10:00'), before);
  expect(resumed.state.steps['plan']!.due.on).toBe('2026-12-11');
  expect(corrected(resumed.state)).toBe('2026-12-14');
});

const first = (due: LocalDate) => firstDispatchOf(took({ steps: [{ step: 'plan', due }] }).state, book);

test('looking at the first dispatch says what is missed, and which rungs and reminders go off then', () => {
  const on = '2026-11-30';
  const from = { on, at: at('2026-11-30T09:00') };
  expect(first('2026-11-18')).toEqual({
    ...from,
    missed: ['plan'],
    rungs: [{ rung: 'R2', of: 'plan' }],
    reminders: [],
  });
  expect(first('2026-12-01')).toEqual({ ...from, missed: [], rungs: [], reminders: ['plan'] });
  expect(first('2026-12-09')).toEqual({ ...from, missed: [], rungs: [], reminders: [] });
});

const days = [-400, -40, -7, -1, 0, 1, 30];

/** What a family asks about its own data is in no list of running cases. */
const brought = catalogueOf().agreements.filter(({ opens }) => !opens.byFamily);

/** Seen to fail when the clocks are not started. */
test.each(brought.map((agreement) => [agreement.workflow, agreement] as const))(
  'whichever step of %s is open and whenever it is due: one director, a next date, and the same when told again',
  (workflow, agreement) => {
    const of = bookOf({ agreements: catalogueOf().agreements, calendar });
    for (const { id } of [...agreement.steps, { id: 'none' }]) {
      for (const ahead of days) {
        const steps = id === 'none' ? [] : [{ step: id, due: addDays('2026-11-28', ahead) }];
        const takenOver: TakenOver = { list: 'x', director: 'alliance', steps };
        const event: CaseEvent = { kind: 'opened', ...opening, workflow, takenOver };
        const { state } = openCase(event, of);
        expect(directorOf(state)).toBe('alliance');
        expect(nextMoment(state)).toBeGreaterThanOrEqual(opening.at);
        expect(
          Object.values(state.steps)
            .filter(isOpen)
            .map(({ due }) => due.on),
        ).toEqual(steps.map(({ due }) => due));
        const lived = advance(state, at('2027-01-15T12:00'), of);
        const events = [event, ...lived.firings.map((firing) => firing.event)];
        const kept: typeof state = JSON.parse(JSON.stringify(lived.state));
        expect(JSON.stringify(fold(JSON.parse(JSON.stringify(events)), of))).toBe(JSON.stringify(kept));
      }
    }
  },
);

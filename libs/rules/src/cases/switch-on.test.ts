import { readFileSync } from 'node:fs';
import { catalogueOf } from '../../../../test/support/catalogue';
import { trial } from '../../../../test/support/told-story';
import { readWorkflow } from '../agreements/workflow';
import { calendarOf } from '../dates/calendar';
import { addDays } from '../dates/local-date';
import { parseSchoolHolidays } from '../dates/school-holidays';
import { sentenceOf } from '../explain/sentence';
import { titlesOf } from '../explain/titles';
import { advance, nextMoment } from './advance';
import { bookOf } from './book';
import type { CaseEvent, TakenOver } from './events';
import { firstDispatchOf } from './first-dispatch';
import { fold } from './fold';
import { openCase } from './open';
import { switchOn } from './switch-on';

const schoolHolidays = parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8'));
const calendar = calendarOf({ schoolHolidays });
const at = (text: string) => calendar.read(text)!;

const firm = [
  { rung: 'R1', after: '1 working-day', tell: ['responsible'] },
  { rung: 'R2', after: '3 working-days', tell: ['director'], 'puts-on': 'table-agenda' },
  { rung: 'R3', after: '10 working-days', tell: ['process-director'] },
];
const direction = { 'accept-within': '5 working-days', rules: [{ id: 'D8', otherwise: true, director: 'school' }] };
const plan = { by: 'director', starts: 'opening', within: '5 working-days', remind: ['1 working-day'], ladder: 'firm' };
const agreement = readWorkflow(trial({ direction, steps: { plan }, ladders: { firm } })).agreement!;
const book = bookOf({ agreements: [agreement], calendar });

/** Both Saturdays: the case comes with a list, and two weeks later its region is switched on. */
const [came, switched] = [at('2026-11-28T14:00'), at('2026-12-12T14:00')];
const opening = { at: came, workflow: 'trial', firstDayAbsent: '2026-10-05', facts: {} } as const;
const held = (taken: Partial<TakenOver>, of = book) =>
  openCase({ ...opening, takenOver: { list: 'leerplicht', steps: [], ...taken } }, of).state;
const on = (state: ReturnType<typeof held>) => switchOn(state, { at: switched }, book);

/** Seen to fail without `putOffPast`: R1 and R2 go off on their own days, before anybody could have known. */
test('what passed before the switch is missed then, and its rungs wait for the next dispatch on a working day', () => {
  const { state, lines } = on(held({ steps: [{ step: 'plan', due: '2026-12-03' }] }));
  expect(lines).toEqual([{ at: '2026-12-12T14:00:00+01:00', on: '2026-12-12', 'switched-on': 'region' }]);
  expect(sentenceOf(lines[0]!, titlesOf([agreement])).nl).toBe(
    'De regio is aangezet: wat over datum was, telt vanaf nu',
  );
  const monday = advance(state, at('2026-12-14T09:00'), book);
  const later = advance(monday.state, at('2026-12-31T12:00'), book);
  const told = [...monday.firings, ...later.firings].flatMap((firing) => firing.lines);
  expect(told.slice(0, 5).map(({ at: _at, on: day, ...what }) => `${day} ${JSON.stringify(what)}`)).toEqual([
    '2026-12-12 {"missed":"plan"}',
    '2026-12-14 {"overtaken":"R1","of":"plan"}',
    '2026-12-14 {"rung":"R2","of":"plan","told":["school"]}',
    '2026-12-14 {"agenda":"R2"}',
    '2026-12-17 {"rung":"R3","of":"plan","told":["process-director"]}',
  ]);
});

test('what is still to come keeps its moment', () => {
  const before = held({ steps: [{ step: 'plan', due: '2026-12-18' }] });
  const { state } = on(before);
  expect(state.steps['plan']!.alarms).toEqual(before.steps['plan']!.alarms);
  expect(firstDispatchOf(state, book, switched)).toEqual({
    at: at('2026-12-14T09:00'),
    on: '2026-12-14',
    missed: [],
    rungs: [],
    reminders: [],
  });
});

const days = [-400, -7, 0, 5, 20, 40];

/** What a family asks about its own data comes with no list, and waits for no switch. */
const brought = catalogueOf().agreements.filter(({ opens }) => !opens.byFamily);

/** Seen to fail without `progress` (silence goes off at once), and without the event in `happen`. */
test.each(brought.map((agreed) => [agreed.workflow, agreed] as const))(
  'whichever step of %s was open: nothing is due before the switch, silence counts from it, and told again it is the same',
  (workflow, agreed) => {
    const of = bookOf({ agreements: catalogueOf().agreements, calendar });
    for (const { id } of [...agreed.steps, { id: 'none' }]) {
      for (const ahead of days) {
        const steps = id === 'none' ? [] : [{ step: id, due: addDays('2026-11-28', ahead) }];
        const opened: CaseEvent = { kind: 'opened', ...opening, workflow, takenOver: { list: 'x', steps } };
        const event: CaseEvent = { kind: 'switched-on', at: switched };
        const { state } = switchOn(openCase(opened, of).state, event, of);
        expect(nextMoment(state)).toBeGreaterThanOrEqual(switched);
        expect(state.clocks['silence']).toMatchObject({ from: '2026-12-12', missed: false });
        const lived = advance(state, at('2027-02-15T12:00'), of);
        const events = [opened, event, ...lived.firings.map((firing) => firing.event)];
        const kept: typeof state = JSON.parse(JSON.stringify(lived.state));
        expect(JSON.stringify(fold(JSON.parse(JSON.stringify(events)), of))).toBe(JSON.stringify(kept));
      }
    }
  },
);

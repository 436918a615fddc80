import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { type CaseState, fold, replay } from '@app/rules';
import * as fc from 'fast-check';
import { cases } from '../support/arbitrary-case';
import { bookFor, playStory } from '../support/played-story';

/** The same events come to the same case, wherever and however often they are counted (agreement language, promise 5). */

const overJson = (state: CaseState): CaseState => JSON.parse(JSON.stringify(state)) as CaseState;

/**
 * Guards that nothing is decided outside the events: no clock is read, and whether several went off at once or a
 * database kept the case between them leaves no trace, not even in the order of keys. Seen to fail: with the keys that a
 * draft empties left in their place, what was kept as JSON has another text.
 */
test.each([
  ['moment by moment', false],
  ['after an outage each time', true],
])('what a case is, is what its events fold to, to the letter: %s', (_how, outages) => {
  fc.assert(
    fc.property(cases(), ({ maps, told }) => {
      const book = bookFor(maps, told);
      const straight = playStory(told, book, { outages });
      const kept = playStory(told, book, { outages, kept: overJson });
      const folded = JSON.stringify(fold(straight.history, book));
      expect(JSON.stringify(straight.state)).toBe(folded);
      expect(JSON.stringify(kept.state)).toBe(folded);
    }),
    { numRuns: 60 },
  );
});

/**
 * Guards the auditor's judgement of a past. Seen to fail: with each event given to the case as it was opened,
 * what the events between brought about is missing.
 */
test('a replay says the lines of the story again, event by event', () => {
  fc.assert(
    fc.property(cases(), ({ maps, told }) => {
      const book = bookFor(maps, told);
      const { lines, history } = playStory(told, book);
      const again = [...replay(history, book)].flatMap((one) => one.lines);
      expect(again).toEqual(lines.filter((line) => !('rejected' in line)));
    }),
    { numRuns: 60 },
  );
});

/** Guards that a state is plain data: a class, a Map or an alarm compared by identity would not come back from a database. */
test('a case that was kept as JSON between its events has the same state, events and trace', () => {
  fc.assert(
    fc.property(cases(), ({ maps, told }) => {
      const book = bookFor(maps, told);
      const straight = playStory(told, book);
      const kept = playStory(told, book, { kept: overJson });
      expect(kept.lines).toEqual(straight.lines);
      expect(kept.history).toEqual(straight.history);
      expect(overJson(kept.state)).toEqual(overJson(straight.state));
    }),
    { numRuns: 60 },
  );
});

/** Guards that a state is never changed in place: what another transaction holds stays as it was. */
test('no event changes the state that was before it', () => {
  fc.assert(
    fc.property(cases(), ({ maps, told }) => {
      const before = new Map<CaseState, string>();
      const { state } = playStory(told, bookFor(maps, told), {
        seen: ({ after }) => before.set(after, before.get(after) ?? JSON.stringify(after)),
      });
      for (const [kept, text] of before) expect(JSON.stringify(kept)).toBe(text);
      expect(before.has(state)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

const zones = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles'];
const child = (script: string, zone: string, given: readonly string[], input = '') =>
  execFileSync(process.execPath, [script, ...given], {
    env: { ...process.env, TZ: zone },
    input,
    maxBuffer: 1e8,
  }).toString();

/** Guards that dates are those of the region: a `Date` read in local time would move them with the server. */
test('events fold to the same case in servers of three time zones', () => {
  const sample = fc.sample(cases(), { numRuns: 25, seed: 7 }).map(({ maps, told }) => {
    const { state, history } = playStory(told, bookFor(maps, told));
    return {
      case: { maps, ...told, history },
      state: createHash('sha256').update(JSON.stringify(state)).digest('hex'),
    };
  });
  const input = JSON.stringify(sample.map((one) => one.case));
  const states = sample.map(({ state }) => state);
  for (const zone of zones) expect(JSON.parse(child('test/support/fold-in-zone.mjs', zone, [], input))).toEqual(states);
});

test('every scenario has the same trace in servers of three time zones', () => {
  const files = readdirSync('test/scenarios').filter((name) => name.endsWith('.yaml'));
  const traces = zones.map((zone) =>
    child(
      'apps/local/simulate.mjs',
      zone,
      files.map((name) => `test/scenarios/${name}`),
    ),
  );
  expect(new Set(traces).size).toBe(1);
});

import { type AlarmKey, alarmsOf, type CaseState } from '@app/rules';
import * as fc from 'fast-check';
import { cases } from '../support/arbitrary-case';
import { bookFor, type Change, playStory } from '../support/played-story';

/** When nothing ran for a while, what was planned goes off late, once, and tells only what still matters. */

const everywhere = { unreachable: [], decisiveAuthority: true };

/** Guards that going off late ends where going off in time would have ended, except for who was told. */
test('after an outage a case is where it would have been without one', () => {
  fc.assert(
    fc.property(cases(['set', 'close'], { acting: false }), ({ maps, told }) => {
      const story = { ...told, ...everywhere, moves: told.moves.slice(0, 2) };
      const book = bookFor(maps, story);
      const late = playStory(story, book, { outages: true }).state;
      const inTime = playStory(story, book).state;
      expect(late.onRegionalList).toBe(inTime.onRegionalList);
      expect(late.steps).toEqual(inTime.steps);
      expect(late.clocks).toEqual(inTime.clocks);
      expect(late.starts).toEqual(inTime.starts);
    }),
    { numRuns: 50 },
  );
});

const keyOf = ({ matter, revision, alarm, turn }: AlarmKey) => [matter, revision, alarm, turn].join(' ');
const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) < index);

/** For each outage and matter the moments of their own of the rungs that told somebody. */
function momentsTold(changes: readonly Change[]): Map<CaseState, Map<string, Set<number>>> {
  const told = new Map<CaseState, Map<string, Set<number>>>();
  for (const { before, event } of changes) {
    if (event.kind !== 'fired' || event.overtaken) continue;
    const planned = alarmsOf(before).find((alarm) => keyOf(alarm) === keyOf(event));
    if (planned?.kind !== 'rung') continue;
    const matters = told.get(before) ?? new Map<string, Set<number>>();
    matters.set(event.matter, new Set([...(matters.get(event.matter) ?? []), planned.moment]));
    told.set(before, matters);
  }
  return told;
}

/** Guards the rule of what is overtaken: of the rungs of a matter that are late, those of the last moment tell. */
test('of the rungs of one matter that are late only the highest tells', () => {
  fc.assert(
    fc.property(cases(undefined, { acting: false }), ({ maps, told }) => {
      const changes: Change[] = [];
      const story = { ...told, ...everywhere };
      playStory(story, bookFor(maps, story), { outages: true, seen: (change) => changes.push(change) });
      const matters = [...momentsTold(changes).values()].flatMap((moments) => [...moments]);
      expect(matters.filter(([, moments]) => moments.size > 1)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('no alarm goes off twice, however late', () => {
  fc.assert(
    fc.property(cases(), ({ maps, told }) => {
      const { history } = playStory(told, bookFor(maps, told), { outages: true });
      expect(repeated(history.flatMap((event) => (event.kind === 'fired' ? [keyOf(event)] : [])))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

/** Guards the timeline: what goes off late goes off in order of time, a rung with the highest of its matter. */
test('after an outage the events are still in order of time', () => {
  fc.assert(
    fc.property(cases(), ({ maps, told }) => {
      const { history } = playStory(told, bookFor(maps, told), { outages: true });
      const moments = history.map(({ at }) => at);
      expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    }),
    { numRuns: 50 },
  );
});

import { alarmsOf } from '@app/rules';
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
    { numRuns: 80 },
  );
});

/** The matter and moment of each rung that was told though its own moment had passed. */
function lateTold({ before, event }: Change): string[] {
  if (event.kind !== 'fired' || event.overtaken) return [];
  const { matter, revision, alarm, turn, at } = event;
  const planned = alarmsOf(before).find(
    (one) => one.matter === matter && one.revision === revision && one.alarm === alarm && one.turn === turn,
  );
  return planned?.kind === 'rung' && planned.moment < at ? [`${matter} ${at}`] : [];
}

const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) < index);

/** Guards the rule of what is overtaken: the highest rung that is late tells, and no other of its matter that is late. */
test('of the rungs of one matter that are late only the highest tells, and none goes off twice', () => {
  fc.assert(
    fc.property(cases(), ({ maps, told }) => {
      const changes: Change[] = [];
      const { history } = playStory(told, bookFor(maps, told), {
        outages: true,
        seen: (change) => changes.push(change),
      });
      expect(repeated(changes.flatMap(lateTold))).toEqual([]);
      const keys = history.flatMap((event) =>
        event.kind === 'fired' ? [[event.matter, event.revision, event.alarm, event.turn].join(' ')] : [],
      );
      expect(repeated(keys)).toEqual([]);
    }),
    { numRuns: 100 },
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
    { numRuns: 80 },
  );
});

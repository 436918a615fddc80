import {
  addDays,
  type Agreement,
  type Book,
  type CaseDifference,
  type Instant,
  playAgain,
  readWorkflow,
  type TraceLine,
  WhatIf,
} from '@app/rules';
import * as fc from 'fast-check';
import { agreement, type RawAgreement, type RawStep } from '../support/arbitrary-agreement';
import { cases } from '../support/arbitrary-case';
import type { Story } from '../support/arbitrary-story';
import { bookFor, type Played, playStory } from '../support/played-story';

/** The moment up to which a story is played. */
function endOf({ on, moves, after }: Story, { calendar }: Book): Instant {
  const days = moves.reduce((sum, { gap }) => sum + gap, after);
  return calendar.startOf(addDays(on, days));
}

function linesAgain({ history, book }: Played, until: Instant): TraceLine[] {
  const lines: TraceLine[] = [];
  playAgain({ events: history, book, until }, (one) => lines.push(...one.lines));
  return lines;
}

const toldIn = ({ lines }: Played) => lines.filter((line) => !('rejected' in line));

function read(raw: RawAgreement, version: number): Agreement {
  return readWorkflow({ ...raw, version }).agreement!;
}

/** The book of a story, and the one in which the first workflow has another version; each knows both. */
function booksOf(one: Book, draft: Agreement): readonly [Book, Book] {
  const otherVersions = new Map([
    ['first@1', one.agreements.get('first')!],
    ['first@2', draft],
  ]);
  return [
    { ...one, otherVersions },
    { ...one, agreements: new Map([...one.agreements, ['first', draft]]), otherVersions },
  ];
}

/** Seen to fail when an act is taken back from a history without what went off. */
test('a case that is played again by what it was agreed on says the same, line by line', () => {
  fc.assert(
    fc.property(cases(), ({ maps, told }) => {
      const book = bookFor(maps, told);
      const played = playStory(told, book);
      expect(linesAgain(played, endOf(told, book))).toEqual(toldIn(played));
    }),
  );
});

/** Seen to fail when every event is judged by the version that the case runs last. */
test('so does one that went over to another version, each event by that of its time', () => {
  fc.assert(
    fc.property(cases(), agreement('first', {}, 'second'), fc.nat(13), ({ maps, told }, other, place) => {
      const [one, two] = booksOf(bookFor(maps, told), read(other, 2));
      const played = playStory(told, one, { migrations: [{ after: place % told.moves.length, to: two }] });
      expect(linesAgain(played, endOf(told, one))).toEqual(toldIn(played));
    }),
  );
});

/** Seen to fail when that it went over is a difference by itself. */
test('a draft that says the same differs in no case, also not in one that went over to it', () => {
  fc.assert(
    fc.property(cases(), fc.option(fc.nat(13), { nil: undefined }), ({ maps, told }, place) => {
      const draft = read(maps[0]!, 2);
      const [one, two] = booksOf(bookFor(maps, told), draft);
      const migrations = place === undefined ? [] : [{ after: place % told.moves.length, to: two }];
      const { history, book } = playStory(told, one, { migrations });
      const whatIf = new WhatIf(draft, endOf(told, one));
      expect(whatIf.try({ events: history, book })).toBeUndefined();
      expect(whatIf.refused()).toEqual([]);
      for (const { before, after } of whatIf.partners()) expect(after).toEqual(before);
    }),
  );
});

/** A case, and a step of its first workflow that is to have one unit more. */
const lengthened = fc
  .record({ case: cases(), pick: fc.nat(20) })
  .map(({ case: { maps, told }, pick }) => {
    const [first] = maps as [RawAgreement];
    const names = Object.keys(first.steps).filter((name) => /^\d+ /.test(String(first.steps[name]!['within'])));
    const step = names[pick % Math.max(1, names.length)];
    return { maps, told, step };
  })
  .filter((one): one is typeof one & { step: string } => one.step !== undefined);

function longer(raw: RawAgreement, name: string): RawAgreement {
  const step = raw.steps[name]!;
  const within = String(step['within']).replace(/^\d+/, (count) => String(Number(count) + 1));
  const steps: Record<string, RawStep> = { ...raw.steps, [name]: { ...step, within } };
  return { ...raw, steps };
}

/** Seen to fail when what was and what would be change places. */
test('with one longer term the first that differs is a date of that step, and nothing before it', () => {
  let differing = 0;
  fc.assert(
    fc.property(lengthened, ({ maps, told, step }) => {
      const draft = read(longer(maps[0]!, step), 2);
      const book = bookFor(maps, told);
      const { history } = playStory(told, book);
      const whatIf = new WhatIf(draft, endOf(told, book));
      const first = whatIf.try({ events: history, book });
      if (!first) return;
      differing += 1;
      expect(first.of).toBe(step);
      if (first.what === 'due' && !String(maps[0]!.steps[step]!['within']).endsWith('by law')) expectLater(first);
    }),
  );
  expect(differing).toBeGreaterThan(20);
});

function expectLater({ before, after }: CaseDifference): void {
  expect(after! > before!).toBe(true);
}

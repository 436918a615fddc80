import type { TraceLine } from '../cases/trace';
import { beginsPoint, duePoint, endsPoint, type MigrationPoint, partyPoint } from '../cases/migration-points';
import type { LocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import { sentenceOf } from '../explain/sentence';
import { dayInWords, dueInWords, type Sentence } from '../explain/words';
import { type Between, refusedInWords, type Refusal } from './refusals';

/** A line of a play, and the moment of it. */
export interface Said {
  readonly at: Instant;
  readonly line: TraceLine;
  /** It says that this act was refused. */
  readonly refusal?: Refusal;
}

/** In what a case first differs: the step, clock or word that it is about, and the date or party before and after. */
export interface CaseDifference {
  /** `moved`, `gone` and `new` are of what happens or goes off, `otherwise` of what happens on the same moment. */
  readonly what: MigrationPoint['what'] | 'moved' | 'gone' | 'new' | 'otherwise' | 'refused';
  readonly of: string;
  /** The day on which it shows. */
  readonly on: LocalDate;
  readonly before?: string;
  readonly after?: string;
  readonly sentence: Sentence;
}

/** Where two plays of one case first differ; undefined when they never do. What happens at one moment may do so in any order. */
export function firstDifference(
  before: readonly Said[],
  after: readonly Said[],
  between: Between,
): CaseDifference | undefined {
  let place = 0;
  while (place < before.length || place < after.length) {
    const at = Math.min(before[place]?.at ?? Infinity, after[place]?.at ?? Infinity);
    const [was, is] = [ofMoment(before, place, at), ofMoment(after, place, at)];
    const [gone, fresh] = [without(was, is), without(is, was)];
    if (gone.length + fresh.length > 0) {
      const rest = { before: before.slice(place), after: after.slice(place) };
      return new Comparison(rest, between).of(gone, fresh);
    }
    place += was.length;
  }
  return undefined;
}

/** Whether two plays say the same at every moment; quicker than to look for what differs. */
export function isToldAlike(before: readonly Said[], after: readonly Said[]): boolean {
  return before.length === after.length && before.every((one, place) => isSame(one, after[place]!));
}

function ofMoment(said: readonly Said[], from: number, at: Instant): readonly Said[] {
  let end = from;
  while (said[end]?.at === at) end += 1;
  return said.slice(from, end);
}

/** Those of which the others have none left. */
function without(some: readonly Said[], others: readonly Said[]): Said[] {
  const left = [...others];
  return some.filter((one) => {
    const place = left.findIndex((other) => isSame(one, other));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

function isSame({ line: one }: Said, { line: other }: Said): boolean {
  if (one.at !== other.at || one.on !== other.on) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isAlike(one[key], other[key]));
}

function isAlike(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
}

/** What is left of both plays from the moment at which they differ. */
class Comparison {
  constructor(
    private readonly rest: { readonly before: readonly Said[]; readonly after: readonly Said[] },
    private readonly between: Between,
  ) {}

  of(gone: readonly Said[], fresh: readonly Said[]): CaseDifference {
    const [first] = gone;
    if (!first) return this.added(fresh[0]!);
    const other = fresh.find((one) => isOfOne(first, one));
    if (other) return this.changed(first, other);
    const refused = fresh.find(({ refusal }) => refusal);
    if (refused) return this.added(refused);
    const later = without(this.rest.after, this.rest.before).find((one) => isOfOne(first, one));
    return later ? this.moved(first, later) : this.left(first);
  }

  private changed(was: Said, is: Said): CaseDifference {
    const { on } = is.line;
    const [due, by] = [differing('due', was, is), differing('by', was, is)];
    const step = this.called(is);
    if (due) return { ...duePoint(step, ...due), on };
    if (by) return { ...partyPoint(step, ...by), on };
    const [day, old, now] = [dayInWords(on), this.inWords(was), this.inWords(is)];
    const sentence = {
      nl: `${day.nl}: ‘${now.nl}’ in plaats van ‘${old.nl}’`,
      en: `${day.en}: ‘${now.en}’ instead of ‘${old.en}’`,
    };
    return { what: 'otherwise', of: step.name, on, before: was.line.on, after: on, sentence };
  }

  private moved(was: Said, is: Said): CaseDifference {
    const [old, now] = was.line.on === is.line.on ? [was, is].map(timeOf) : [was, is].map(dayOf);
    const told = this.inWords(is);
    const sentence = {
      nl: `${now!.nl} in plaats van ${old!.nl}: ${told.nl}`,
      en: `${now!.en} instead of ${old!.en}: ${told.en}`,
    };
    const { name } = this.called(is);
    return { what: 'moved', of: name, on: was.line.on, before: was.line.on, after: is.line.on, sentence };
  }

  private left(was: Said): CaseDifference {
    const { on } = was.line;
    if ('started' in was.line) return { ...endsPoint(this.called(was), String(was.line['due'])), on };
    const [day, told] = [dayInWords(on), this.inWords(was)];
    const sentence = { nl: `Niet meer op ${day.nl}: ${told.nl}`, en: `Not on ${day.en} any more: ${told.en}` };
    return { what: 'gone', of: this.called(was).name, on, before: on, sentence };
  }

  private added(is: Said): CaseDifference {
    const { on } = is.line;
    const [day, told] = [dayInWords(on), this.inWords(is)];
    const { name } = this.called(is);
    if (is.refusal) {
      const sentence = { nl: `Geweigerd op ${day.nl}: ${told.nl}`, en: `Refused on ${day.en}: ${told.en}` };
      return { what: 'refused', of: name, on, before: on, sentence };
    }
    const earlier = without(this.rest.before, this.rest.after).find((one) => isOfOne(one, is));
    if (earlier) return this.moved(earlier, is);
    if ('started' in is.line) return { ...beginsPoint(this.called(is), String(is.line['due'])), on };
    const sentence = { nl: `Ook op ${day.nl}: ${told.nl}`, en: `On ${day.en} too: ${told.en}` };
    return { what: 'new', of: name, on, after: on, sentence };
  }

  private called({ line }: Said) {
    const name = nameIn(line);
    return { name, called: this.between.titles.of(name) };
  }

  private inWords({ line, refusal }: Said): Sentence {
    return refusal ? refusedInWords(refusal, this.between) : sentenceOf(line, this.between.titles);
  }
}

const dayOf = ({ line }: Said) => dayInWords(line.on);
const timeOf = ({ line }: Said) => dueInWords(line.at);

/** What two lines say otherwise under one key. */
function differing(key: string, { line: was }: Said, { line: is }: Said): readonly [string, string] | undefined {
  const [old, now] = [was[key], is[key]];
  return typeof old === 'string' && typeof now === 'string' && old !== now ? [old, now] : undefined;
}

/** What a line is about: the matter of a rung, else the first thing that it names. */
function nameIn({ at: _at, on: _on, ...what }: TraceLine): string {
  const [kind = '', named] = Object.entries(what)[0] ?? [];
  if (typeof what['of'] === 'string') return what['of'];
  return kind === 'director' ? 'direction' : typeof named === 'string' ? named : kind;
}

/** Whether two lines are about the same thing: a step that starts, a rung of one matter, a director that is proposed. */
function isOfOne({ line: one }: Said, { line: other }: Said): boolean {
  return whatOf(one) === whatOf(other);
}

function whatOf({ at: _at, on: _on, ...what }: TraceLine): string {
  const [kind = '', named] = Object.entries(what)[0] ?? [];
  const which = kind === 'director' ? what['state'] : named;
  return JSON.stringify([kind, which, what['of']]);
}

import type { Agreement } from '../agreements/agreement';
import type { Book } from '../cases/book';
import type { CaseEvent } from '../cases/events';
import type { CaseState } from '../cases/state';
import { rememberingWith } from '../dates/remembering';
import type { Instant } from '../dates/moments';
import { titlesBetween } from '../explain/titles';
import type { Sentence } from '../explain/words';
import { type CaseDifference, firstDifference, isToldAlike, type Said } from './first-difference';
import { Counting, figuresOf, type PartyFigures } from './party-figures';
import { playAgain, type Playing } from './play-again';
import { type Between, isRefusal, refusedInWords, type Refusal } from './refusals';

/** A case that was lived, and the book by which it is judged now. */
export type TriedCase = Omit<Playing, 'until'>;

/** Acts that were done, and that the draft refuses for one reason. */
export interface RefusedActs {
  readonly sentence: Sentence;
  readonly acts: number;
  /** In how many cases. */
  readonly cases: number;
}

/** One play of a case. */
interface Played {
  readonly said: readonly Said[];
  readonly refusals: readonly Refusal[];
  readonly state: CaseState;
}

/**
 * Cases played on a draft of one of their agreements: each once by the versions that it had and once as if it had always
 * run the draft. Of a case nothing is kept but what it adds to the figures.
 *
 * An act that the draft refuses is not tried again later: what follows is as if nobody had done it.
 */
export class WhatIf {
  private readonly before = new Counting();
  private readonly after = new Counting();
  private readonly reasons = new Map<string, RefusedActs>();
  private readonly bookOf: (book: Book) => Book;

  /** @param until the moment up to which cases are played */
  constructor(
    private readonly draft: Agreement,
    private readonly until: Instant,
  ) {
    this.bookOf = rememberingWith((book: Book) => ({
      ...book,
      agreements: new Map([...book.agreements, [draft.workflow, draft]]),
    }));
  }

  /** Plays a case both ways: in what it first differs, undefined where it does in nothing. */
  try({ events, book, isHeld = false }: TriedCase): CaseDifference | undefined {
    const was = this.play({ events, book, isHeld }, this.before);
    const unmoved = events.filter((event) => event.kind !== 'migrated' || event.workflow !== this.draft.workflow);
    const is = this.play({ events: unmoved, book: this.bookOf(book), isHeld }, this.after);
    if (isToldAlike(was.said, is.said)) return undefined;
    const between = this.between(was.state, is.state, book);
    this.countRefused(was, is, between);
    return firstDifference(was.said, is.said, between);
  }

  /** What went to each party by what was agreed, and what would by the draft. */
  partners(): PartyFigures[] {
    return figuresOf(this.before, this.after);
  }

  /** What was done and would be refused, the most frequent reason first. */
  refused(): RefusedActs[] {
    return [...this.reasons.values()].toSorted(
      (one, other) => other.acts - one.acts || one.sentence.en.localeCompare(other.sentence.en),
    );
  }

  private play(playing: Omit<Playing, 'until'>, counting: Counting): Played {
    const said: Said[] = [];
    const refusals: Refusal[] = [];
    const state = playAgain({ ...playing, until: this.until }, (one) => {
      counting.count(one);
      const refusal = isRefusal(one) ? one : undefined;
      if (refusal) refusals.push(refusal);
      for (const line of one.lines) {
        if (line['migrated'] !== this.draft.workflow)
          said.push({ at: one.event.at, line, ...(refusal && { refusal }) });
      }
    });
    return { said, refusals, state };
  }

  private between(was: CaseState, is: CaseState, { agreements }: Book): Between {
    const names = new Set([...was.workflows, ...is.workflows].map(({ workflow }) => workflow));
    const workflows = [...names].map((workflow) => ({ workflow }));
    const { draft } = this;
    return { was: agreements.get(draft.workflow), draft, titles: titlesBetween(workflows, agreements, draft) };
  }

  /** What was refused anyhow, because nobody can be reached any more, is not the draft's doing. */
  private countRefused(was: Played, is: Played, between: Between): void {
    const anyhow = new Set<CaseEvent>(was.refusals.map(({ event }) => event));
    const sentences = is.refusals
      .filter(({ event }) => !anyhow.has(event))
      .map((refusal) => refusedInWords(refusal, between));
    const seen = new Set<string>();
    for (const sentence of sentences) {
      const { acts, cases } = this.reasons.get(sentence.en) ?? { acts: 0, cases: 0 };
      this.reasons.set(sentence.en, { sentence, acts: acts + 1, cases: seen.has(sentence.en) ? cases : cases + 1 });
      seen.add(sentence.en);
    }
  }
}

import { type Act, advance, type Book, type CaseState, openCase, perform } from '@app/rules';

/** A case of the workflow `trial` by the pure rules, opened on Monday 7 September 2026, then lived until a moment, acts and all. */
export class LivedCase {
  state: CaseState;

  constructor(protected book: Book) {
    const opening = { workflow: 'trial', firstDayAbsent: '2026-09-07', facts: {} } as const;
    this.state = openCase({ at: this.at('2026-09-07T10:00'), ...opening }, book).state;
  }

  /** @throws Error with the reason of an act that is refused */
  acts(moment: string, act: Act): this {
    this.lives(moment);
    const { state, refused } = perform(this.state, act as never, this.at(moment), this.book);
    if (refused !== undefined) throw new Error(refused);
    this.state = state;
    return this;
  }

  lives(moment: string): this {
    this.state = advance(this.state, this.at(moment), this.book).state;
    return this;
  }

  protected at(moment: string): number {
    return this.book.calendar.read(moment)!;
  }
}

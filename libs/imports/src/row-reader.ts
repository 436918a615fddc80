import { addDays, type Agreement, type Instant, type LocalDate, writtenDate } from '@app/rules';
import { hashable, type IdentityKind } from './identity';
import type { Profile } from './profile';
import type { Mistake, Why } from './reasons';

/** Days from one up to and including another. */
export interface Period {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** What rows are judged by, beside their profile. */
export interface Around {
  /** The date on which the file comes in. */
  readonly today: LocalDate;
  /** Municipalities that somebody of the region watches: as the region writes them, by small letters. */
  readonly municipalities: ReadonlyMap<string, string>;
  /** Numbers of the boards of the region's schools. */
  readonly boards: ReadonlySet<string>;
  /** What the region agreed, each workflow in its newest version. */
  readonly agreements: readonly Agreement[];
  /** Whether the file is of one school: its rows need not name it. */
  readonly isOfOneSchool: boolean;
  /** The period that the file speaks of, where its rows do not say. */
  readonly covers: Partial<Period>;
  hash(kind: IdentityKind, number: string): string;
  /** Closes a number that may be read again, bound to its hash. */
  seal(number: string, hash: string): string;
  /** A moment, in the region's own zone where it names none. */
  momentIn(text: string): Instant | undefined;
}

/** No pupil is older than so many years. */
const oldest = 30;
/** What happened longer ago than so many years is a slip of the pen. */
const longestAgo = 2;
/** What goes on for long began no further back, and ends no further ahead, than so many days. */
const [daysBack, daysAhead] = [20 * 365, 2 * 365];
const longest = 200;

/** The cells of one row, read field by field; what is wrong is noted, each field once. */
export class RowReader {
  readonly wrong: Mistake[] = [];

  constructor(
    private readonly cells: Readonly<Record<string, string>>,
    private readonly profile: Profile,
    readonly around: Around,
  ) {}

  /** The text of a field, as the file or else the profile has it; '' for none. */
  cell(field: string): string {
    return this.cells[field] || this.profile.fixed[field] || '';
  }

  /** A text; null for none, which is a mistake where it is required. */
  text(field: string, { required = false } = {}): string | null {
    const given = this.cell(field).replace(/\s+/g, ' ');
    if (given.length > longest) return this.mistake(field, 'too-long');
    return given === '' ? (required ? this.mistake(field, 'missing') : null) : given;
  }

  /** A number or code of others, in capitals, with its leading zeros. */
  number(field: string, form = /^[0-9A-Z][0-9A-Z./-]{0,19}$/, why: Why = 'no-number'): string | null {
    const given = this.cell(field).toUpperCase();
    if (given === '') return null;
    return form.test(given) ? given : this.mistake(field, why);
  }

  /** A word that the profile explains, such as `directeur` for management. */
  code(field: string, { required = false } = {}): string | null {
    const given = this.cell(field);
    if (given === '') return required ? this.mistake(field, 'missing') : null;
    return this.meant(field, given);
  }

  /** Several of those words, as JSON; null for none. */
  codes(field: string): string | null {
    return this.list(field, (word) => this.meant(field, word));
  }

  /** Municipalities as the region writes them, as JSON; null for none. */
  municipalities(field: string): string | null {
    return this.list(field, (name) => (name.length > longest ? this.mistake(field, 'too-long') : this.spelled(name)));
  }

  /** One municipality, as the region writes it if it knows it. */
  municipality(field: string): string | null {
    const given = this.text(field, { required: true });
    return given && this.spelled(given);
  }

  email(field: string): string | null {
    const given = this.text(field, { required: true });
    if (given === null || /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(given)) return given;
    return this.mistake(field, 'no-email');
  }

  birthDate(field: string): LocalDate | null {
    const on = this.date(field, { required: true });
    if (on === null) return null;
    return on > this.around.today || on < this.yearsAgo(oldest) ? this.mistake(field, 'no-age') : on;
  }

  date(field: string, { required = false } = {}): LocalDate | null {
    const given = this.text(field, { required });
    return given === null ? null : (writtenDate(given) ?? this.mistake(field, 'no-date'));
  }

  /** A day on which something was: not one that is still to come. */
  dayBefore(field: string, { required = false } = {}): LocalDate | null {
    const on = this.date(field, { required });
    return on !== null && on > this.around.today ? this.mistake(field, 'to-come') : this.recent(field, on);
  }

  /** A day on which something began or ends that goes on for long. */
  dayNear(field: string, { required = false } = {}): LocalDate | null {
    const on = this.date(field, { required });
    return on !== null && (on < this.near.from || on > this.near.until) ? this.mistake(field, 'far-off') : on;
  }

  /** Days that are neither too far back nor too far ahead to be meant. */
  get near(): Period {
    const { today } = this.around;
    return { from: addDays(today, -daysBack), until: addDays(today, daysAhead) };
  }

  /** The period that the row names, or else the file; either end may be left out. */
  period(from: string, until: string): Partial<Period> {
    const { covers } = this.around;
    const first = this.recent(from, this.dayNear(from)) ?? covers.from;
    const last = this.dayNear(until) ?? covers.until;
    if (first && last && last < first) this.mistake(until, 'ends-before');
    return { ...(first && { from: first }), ...(last && { until: last }) };
  }

  get isOfOneSchool(): boolean {
    return this.around.isOfOneSchool;
  }

  /** A whole number from nothing up to `most`, as text without leading zeros. */
  whole(field: string, most: number, why: Why = 'no-number'): string | null {
    const given = this.cell(field);
    if (given === '') return null;
    return /^\d{1,6}$/.test(given) && Number(given) <= most ? String(Number(given)) : this.mistake(field, why);
  }

  /** What a word means by the profile; the word itself where that does not know it. */
  explained(field: string, word: string): string {
    return this.profile.codes.get(field)?.meanings.get(word.toLowerCase()) ?? word;
  }

  /** The keyed hash of a number by which a child is known. */
  identity(field: string, kind: IdentityKind): string | null {
    const given = this.cell(field);
    if (given === '') return null;
    const number = hashable(kind, given);
    return number === undefined ? this.mistake(field, `no-${kind}`) : this.around.hash(kind, number);
  }

  /** A BSN closed with the keys of its vault; null for none, and for one that is wrong, which `identity` says. */
  sealed(field: string): string | null {
    const number = hashable('bsn', this.cell(field));
    return number === undefined ? null : this.around.seal(number, this.around.hash('bsn', number));
  }

  /** Such a hash as others made it with the same key. */
  hashed(field: string): string | null {
    const given = this.cell(field).toLowerCase();
    return given === '' || /^[0-9a-f]{64}$/.test(given) ? given || null : this.mistake(field, 'no-hash');
  }

  /** A moment that was: with its offset, or a date with or without a time in the region's own zone. */
  moment(field: string): string | null {
    const given = this.text(field, { required: true });
    if (given === null) return null;
    const [date = '', time, ...more] = given.split(/[T ]/);
    const on = more.length === 0 ? writtenDate(date) : undefined;
    const at = on && this.around.momentIn(time === undefined ? on : `${on}T${time}`);
    if (on === undefined || at === undefined) return this.mistake(field, 'no-moment');
    if (on > this.around.today) return this.mistake(field, 'to-come');
    return this.recent(field, on) && new Date(at).toISOString();
  }

  /** An amount such as 16 or 16,5, with at most two decimals. */
  amount(field: string): string | null {
    const given = this.cell(field).replace(',', '.');
    return given === '' || /^\d{1,4}(\.\d{1,2})?$/.test(given) ? given || null : this.mistake(field, 'no-number');
  }

  /** Notes a mistake; a field has one, and its first counts. */
  mistake(column: string, why: Why, detail?: string): null {
    if (!this.wrong.some((one) => one.column === column)) {
      this.wrong.push({ column, why, ...(detail !== undefined && { detail }) });
    }
    return null;
  }

  private recent(field: string, on: LocalDate | null): LocalDate | null {
    return on !== null && on < this.yearsAgo(longestAgo) ? this.mistake(field, 'too-long-ago') : on;
  }

  private yearsAgo(years: number): string {
    const { today } = this.around;
    return `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
  }

  private list(field: string, read: (word: string) => string | null): string | null {
    const words = this.cell(field)
      .split(/[|,;+]/)
      .map((word) => word.trim())
      .filter(Boolean);
    const found = words.flatMap((word) => read(word) ?? []);
    return found.length > 0 ? JSON.stringify([...new Set(found)].toSorted()) : null;
  }

  private meant(field: string, word: string): string | null {
    const words = this.profile.codes.get(field);
    return words?.meanings.get(word.toLowerCase()) ?? this.mistake(field, 'unknown-code', words?.shown);
  }

  private spelled(name: string): string {
    return this.around.municipalities.get(name.toLowerCase()) ?? name;
  }
}

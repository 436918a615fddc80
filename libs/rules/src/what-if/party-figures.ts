import { type Role, roles } from '../agreements/roles';
import { partsOf } from '../cases/draft';
import { invitationKey } from '../cases/invitations';
import type { CaseState } from '../cases/state';
import type { TraceLine } from '../cases/trace';
import { recipientInWords } from '../explain/recipients';
import type { Sentence } from '../explain/words';
import type { Happened } from './play-again';

/** Whose matter it was; the clocks of a case are nobody's. */
export type Party = Role | 'case';

/** What went to one party, or went wrong with it. */
export interface Figures {
  readonly started: number;
  readonly reminders: number;
  readonly missed: number;
  /** Rungs that told somebody of its matters, by their ids. */
  readonly rungs: Readonly<Record<string, number>>;
}

/** The same of one party by what was agreed, and by a draft. */
export interface PartyFigures {
  readonly party: Party;
  readonly called: Sentence;
  readonly before: Figures;
  readonly after: Figures;
}

type Counted = { -readonly [Key in keyof Figures]: Figures[Key] } & { rungs: Record<string, number> };

const nothing = (): Counted => ({ started: 0, reminders: 0, missed: 0, rungs: {} });

/** Counts per party what happens in cases. */
export class Counting {
  private readonly parties = new Map<Party, Counted>();

  count(happened: Happened): void {
    const matter = matterOf(happened);
    const owner = matter === undefined ? heldBy(happened) : ownerOf(matter, happened);
    for (const line of happened.lines) {
      const starter = isStart(line) ? (line['by'] as Role) : startedBy(line, matter, happened.after);
      if (starter) this.of(starter).started += 1;
      if (owner) this.climb(this.of(owner), line);
    }
  }

  figures(party: Party): Figures {
    return this.parties.get(party) ?? nothing();
  }

  has(party: Party): boolean {
    return this.parties.has(party);
  }

  private climb(counted: Counted, line: TraceLine): void {
    if ('reminder' in line) counted.reminders += 1;
    if ('missed' in line) counted.missed += 1;
    if ('rung' in line) {
      const rung = String(line['rung']);
      counted.rungs[rung] = (counted.rungs[rung] ?? 0) + 1;
    }
  }

  private of(party: Party): Counted {
    const counted = this.parties.get(party) ?? nothing();
    this.parties.set(party, counted);
    return counted;
  }
}

/** The parties of two counts in the order of their roles, the clocks last. */
export function figuresOf(before: Counting, after: Counting): PartyFigures[] {
  const parties = ([...roles, 'case'] as const).filter((party) => before.has(party) || after.has(party));
  return parties.map((party) => ({
    party,
    called: party === 'case' ? clocks : recipientInWords(party),
    before: before.figures(party),
    after: after.figures(party),
  }));
}

const clocks: Sentence = { nl: 'de klokken van de zaak', en: 'the clocks of the case' };

/** A step of the agreement begins, or one that the table decided on. */
function isStart(line: TraceLine): boolean {
  return 'started' in line || ('decided' in line && 'due' in line);
}

/** What went off, or was pulled forward by an act. */
function matterOf({ event }: Happened): string | undefined {
  if (event.kind === 'fired') return event.matter;
  return event.kind === 'act' && 'step' in event.act ? `step:${event.act.step}` : undefined;
}

/** What comes back to the table again and again is told to the directors as its own. */
function heldBy({ event }: Happened): Party | undefined {
  return event.kind === 'act' && event.act.act === 'discuss' ? 'table' : undefined;
}

function ownerOf(matter: string, { before, after }: Happened): Party | undefined {
  const { kind, name } = partsOf(matter);
  if (kind === 'clock') return 'case';
  if (kind === 'direction') return (before.proposal ?? after.proposal)?.responsible;
  return kind === 'step' ? (before.steps[name] ?? after.steps[name])?.responsible : undefined;
}

/** Who has to do what the rules made: a decision that is asked, a question, the answer to an invitation. */
function startedBy(line: TraceLine, matter: string | undefined, after: CaseState): Role | undefined {
  const key = madeBy(line, matter);
  return key === undefined ? undefined : after.steps[key]?.responsible;
}

function madeBy(line: TraceLine, matter = ''): string | undefined {
  if ('question' in line) return String(line['question']);
  if ('invited' in line) return invitationKey(line['invited'] as Role);
  if (!('decision-asked' in line)) return undefined;
  const { kind, name } = partsOf(matter);
  return `${String(line['decision-asked'])}-of-${name || kind}`;
}

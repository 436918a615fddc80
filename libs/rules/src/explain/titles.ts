import type { Agreement, Title } from '../agreements/agreement';
import { familyTitle } from './family';
import { recipientInWords } from './recipients';
import { countInWords, inBoth } from './words';

/** How things of one case are called on screens. Where an agreement gives no title, its own word stands. */
export interface Titles {
  /** A step by the key it prints under, a clock by its name, or `direction`. */
  of(name: string): Title;
  workflow(id: string): Title;
  signal(id: string): Title;
}

const made: Record<string, Title> = {
  direction: { nl: 'Overdracht van de regie', en: 'Handover of direction' },
  silence: { nl: 'stilte in de zaak', en: 'silence in the case' },
  'at-home': { nl: 'tijd thuis', en: 'time at home' },
  case: { nl: 'doorlooptijd', en: 'lead time' },
  queue: { nl: 'tijd op de wachtlijst', en: 'time on the waiting list' },
  table: { nl: 'terugkeer aan de tafel', en: 'coming back to the table' },
  mediation: { nl: 'Bemiddelen tussen gezin en partners', en: 'Mediate between family and partners' },
  'confirm-closing': { nl: 'Sluiten bevestigen', en: 'Confirm closing' },
  'after-care-1': { nl: 'Eerste nazorg', en: 'First after-care' },
  'after-care-2': { nl: 'Tweede nazorg', en: 'Second after-care' },
};

const own = (word: string): Title => ({ nl: word, en: word });

/**
 * The titles of a case.
 *
 * @param agreements those that run in the case, the first one first: its steps print without a prefix
 * @param signals titles of signals, where there are any
 */
export function titlesOf(agreements: readonly Agreement[], signals: Readonly<Record<string, Title>> = {}): Titles {
  return titlesWith(stepTitles(agreements), agreements, signals);
}

/** The same, for a sentence that stands alone: steps of two agreements that are called alike say of which they are. */
export function titlesApart(agreements: readonly Agreement[]): Titles {
  const all = [...stepTitles(agreements).values()].map(({ nl }) => nl);
  const apart = stepTitles(agreements, (title, of) =>
    of && all.indexOf(title.nl) !== all.lastIndexOf(title.nl) ? inBoth((as) => `${title[as]} · ${of[as]}`) : title,
  );
  return titlesWith(apart, agreements, {});
}

/** The titles of steps, by the key that each prints under: those of the first agreement print without a prefix. */
function stepTitles(
  agreements: readonly Agreement[],
  called: (title: Title, agreement: Title | undefined) => Title = (title) => title,
): Map<string, Title> {
  const steps = new Map<string, Title>();
  for (const [index, { workflow, title: of, steps: agreed }] of agreements.entries()) {
    for (const { id, title } of agreed) if (title) steps.set(index === 0 ? id : `${workflow}/${id}`, called(title, of));
  }
  return steps;
}

function titlesWith(
  steps: ReadonlyMap<string, Title>,
  agreements: readonly Agreement[],
  signals: Readonly<Record<string, Title>>,
): Titles {
  const titles: Titles = {
    of(name) {
      const [, asked, on] = /^question-to-(.+?)-on-(.+)$/.exec(name) ?? [];
      if (asked && on) return questionTitle(asked, titles.of(on));
      const [, invited] = /^invitation-to-(.+)$/.exec(name) ?? [];
      if (invited) return invitationTitle(invited);
      const [, answered, word, number] = /^(answer-to-)?(decision|agreed)-(\d+)$/.exec(name) ?? [];
      if (word && number) return (word === 'agreed' ? agreedTitle : decisionTitle)(number, answered !== undefined);
      if (/^confidential-\d+$/.test(name)) return { nl: 'Vertrouwelijke stap', en: 'Confidential step' };
      const [, rung, about] = /^(\w+)-of-(.+)$/.exec(name) ?? [];
      if (!rung || !about) return steps.get(name) ?? made[name] ?? familyTitle(name) ?? own(name);
      const matter = titles.of(about);
      return { nl: `Besluit (${rung}) over ${matter.nl}`, en: `Decision (${rung}) on ${matter.en}` };
    },
    workflow: (id) => agreements.find(({ workflow }) => workflow === id)?.title ?? own(id),
    signal: (id) => signals[id] ?? own(id),
  };
  return titles;
}

/**
 * The titles of a case beside another version of one of its workflows: those of a step that goes and of one that comes,
 * the other version's where it has one.
 *
 * @param workflows those of the case, the first one first
 */
export function titlesBetween(
  workflows: readonly { readonly workflow: string }[],
  agreements: ReadonlyMap<string, Agreement>,
  other: Agreement,
): Titles {
  const both = workflows.map(({ workflow }) => {
    const agreement = agreements.get(workflow)!;
    return workflow === other.workflow ? { ...agreement, steps: [...agreement.steps, ...other.steps] } : agreement;
  });
  return titlesOf(both);
}

function questionTitle(asked: string, about: Title): Title {
  const who = recipientInWords(asked);
  return { nl: `Vraag aan ${who.nl} over ${about.nl}`, en: `Question to ${who.en} about ${about.en}` };
}

function invitationTitle(invited: string): Title {
  const who = recipientInWords(invited);
  return { nl: `Antwoord van ${who.nl} op de uitnodiging`, en: `Answer of ${who.en} to the invitation` };
}

function decisionTitle(number: string, isAnswer: boolean): Title {
  if (isAnswer) return { nl: `Antwoord op besluit ${number}`, en: `Answer to decision ${number}` };
  return { nl: `Uitvoeren van besluit ${number}`, en: `Carrying out decision ${number}` };
}

function agreedTitle(number: string, isAnswer: boolean): Title {
  if (isAnswer) return { nl: `Antwoord op afspraak ${number}`, en: `Answer to agreed step ${number}` };
  return { nl: `Uitvoeren van afspraak ${number}`, en: `Carrying out agreed step ${number}` };
}

/** So many working days late: `3 werkdagen te laat`; undefined when in time. */
export function lateInWords(lateDays: number): Title | undefined {
  if (lateDays <= 0) return undefined;
  const counted = countInWords(lateDays, 'working-days');
  return { nl: `${counted.nl} te laat`, en: `${counted.en} late` };
}

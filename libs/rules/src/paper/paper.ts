import type { Agreement } from '../agreements/agreement';
import { restsOn, type RestsOn } from '../explain/basis';
import { opensInWords, remindersInWords, spansInWords } from '../explain/agreed';
import { capital, recipientInWords } from '../explain/recipients';
import type { Sentence } from '../explain/words';
import { conditionClause } from './clauses';
import { type PaperGraph, paperGraph } from './graph';
import { clockInWords, ladderTitle, type PaperLadder, paperLadders } from './ladders';
import { namesIn, paperStep, type PaperStep, termClause } from './steps';

/** An agreement as the paper that partners sign: whole sentences, its tables, and what a picture of it needs. */
export interface Paper {
  readonly workflow: string;
  readonly version: number;
  readonly title: Sentence;
  readonly basis: RestsOn;
  readonly source?: string;
  /** Left out where the workflow leaves the direction as it is. */
  readonly direction?: { readonly accept: Sentence[]; readonly rules: PaperRule[] };
  readonly steps: PaperStep[];
  readonly clocks: Sentence[];
  readonly ladders: PaperLadder[];
  readonly afterCare?: Sentence;
  readonly graph: PaperGraph;
}

export interface PaperRule {
  readonly id: string;
  readonly sentence: Sentence;
}

/** What a paper leans on: how other agreements are called, and titles of signals. */
export interface PaperNames {
  workflow(id: string): Sentence;
}

/** Writes an agreement as paper. */
export function paperOf(agreement: Agreement, { workflow }: PaperNames): Paper {
  const { source, title, version, afterCare } = agreement;
  const names = namesIn(agreement, workflow);
  return {
    workflow: agreement.workflow,
    version,
    title: title ?? { nl: agreement.workflow, en: agreement.workflow },
    basis: restsOn(source),
    ...(source !== undefined && { source }),
    ...(agreement.direction && { direction: directionOf(agreement.direction) }),
    steps: agreement.steps.map((step) => paperStep(step, names)),
    clocks: agreement.clocks.map(clockInWords),
    ladders: paperLadders(agreement),
    ...(afterCare.length > 0 && { afterCare: afterCareOf(agreement) }),
    graph: paperGraph(agreement, names),
  };
}

function directionOf({ acceptWithin, remind, ladder, rules }: NonNullable<Agreement['direction']>) {
  const [term, reminders] = [termClause(acceptWithin), remindersInWords(remind)];
  const table = ladder === undefined ? undefined : ladderTitle(ladder);
  const accept: Sentence[] = [
    {
      nl: `Wie gevraagd wordt om de regie te voeren, antwoordt ${term.nl}.`,
      en: `Whoever is asked to direct answers ${term.en}.`,
    },
    ...(remind.length > 0 ? [{ nl: `Herinnering: ${reminders.nl}.`, en: `Reminded ${reminders.en}.` }] : []),
    ...(table
      ? [{ nl: `Geen antwoord: dan geldt tabel ‘${table.nl}’.`, en: `No answer: then table ‘${table.en}’ holds.` }]
      : []),
  ];
  return { accept, rules: rules.map(({ id, when, director }) => ({ id, sentence: ruleInWords(director, when) })) };
}

function ruleInWords(director: string, when: Parameters<typeof conditionClause>[0] | undefined): Sentence {
  const who = recipientInWords(director);
  if (!when)
    return { nl: `In alle andere gevallen heeft ${who.nl} de regie.`, en: `In all other cases ${who.en} directs.` };
  const what = conditionClause(when);
  return { nl: `Als ${what.nl}, dan heeft ${who.nl} de regie.`, en: `If ${what.en}, then ${who.en} directs.` };
}

function afterCareOf({ afterCare }: Agreement): Sentence {
  const moments = spansInWords(afterCare);
  return {
    nl: `Na het sluiten kijkt de regiehouder hoe het gaat: na ${moments.nl}.`,
    en: `After closing the director looks how it goes: after ${moments.en}.`,
  };
}

/** What lets an agreement begin, apart from signals: a hand, or what another agreement came to. */
export function begunByInWords({ opens }: Agreement): Sentence | undefined {
  const { byHand, byFamily, from } = opens;
  return byHand || byFamily || from !== undefined ? capital(opensInWords({ ...opens, signals: [] })) : undefined;
}

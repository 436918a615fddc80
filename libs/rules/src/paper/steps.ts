import type { Agreement, Needs, Outcome, Start, Step } from '../agreements/agreement';
import { dayOfYearText, isSpan, type Span, type Term } from '../dates/term';
import { missInWords, remindersInWords, wholeTermInWords } from '../explain/agreed';
import { restsOn, type RestsOn } from '../explain/basis';
import { closingInWords, factInWords } from '../explain/facts';
import { capital, recipientInWords, recipientsInWords } from '../explain/recipients';
import { inBoth, listInWords, type Sentence } from '../explain/words';
import { conditionClause, factsClause } from './clauses';
import { ladderTitle } from './ladders';

/** One agreed step as it stands on paper. */
export interface PaperStep {
  readonly id: string;
  readonly title: Sentence;
  /** Who does it: a role, or `director`. */
  readonly by: string;
  readonly phase?: string;
  /** Who does what within which term: `De school rondt ‘…’ af binnen 2 werkdagen na het openen van de zaak.` */
  readonly sentence: Sentence;
  /** What holds with it: reminders, what comes first, what happens when it is late. */
  readonly also: Sentence[];
  readonly starts: Sentence;
  readonly within: Sentence;
  readonly ladder?: string;
  readonly basis: RestsOn;
  readonly source?: string;
  readonly outcomes: PaperOutcome[];
}

/** What may come of a step, and what follows from that. */
export interface PaperOutcome {
  readonly id: string;
  readonly title: Sentence;
  readonly follows?: Sentence;
}

/** How other things are called in the sentences of a step. */
export interface Names {
  step(id: string): Sentence;
  outcome(step: string, id: string): Sentence;
  workflow(id: string): Sentence;
}

const own = (id: string): Sentence => ({ nl: id, en: id });

/** The names that an agreement gives its own things. */
export function namesIn({ steps }: Agreement, workflow: Names['workflow']): Names {
  const found = (id: string) => steps.find((step) => step.id === id);
  return {
    step: (id) => found(id)?.title ?? own(id),
    outcome: (step, id) => found(step)?.outcomes[id]?.title ?? own(id),
    workflow,
  };
}

/** A step in whole sentences. */
export function paperStep(step: Step, names: Names): PaperStep {
  const { id, by, phase, ladder, source, within, starts, outcomes } = step;
  return {
    id,
    title: names.step(id),
    by,
    ...(phase && { phase }),
    sentence: whoDoesWhat(step, names),
    also: alsoOf(step, names),
    starts: startClause(starts, names),
    within: termClause(within),
    ...(ladder !== undefined && { ladder }),
    basis: restsOn(source, within),
    ...(source !== undefined && { source }),
    outcomes: Object.entries(outcomes).map(([name, outcome]) =>
      paperOutcome(names.outcome(id, name), name, outcome, names),
    ),
  };
}

function whoDoesWhat({ by, id, starts, within, countsFrom }: Step, names: Names): Sentence {
  const [who, what, term, start] = [
    recipientInWords(by),
    names.step(id),
    termClause(within),
    startClause(starts, names),
  ];
  const verb = by === 'parents' ? { nl: 'ronden', en: 'complete' } : { nl: 'rondt', en: 'completes' };
  const from = countsFrom === undefined ? undefined : countedFrom(countsFrom);
  const counted = from ? { nl: `, gerekend vanaf ${from.nl}`, en: `, counted from ${from.en}` } : { nl: '', en: '' };
  if (isRepeated(starts)) {
    return {
      nl: `${capital(start).nl} ${verb.nl} ${who.nl} ‘${what.nl}’ af, telkens ${term.nl}${counted.nl}.`,
      en: `${capital(start).en} ${who.en} ${verb.en} ‘${what.en}’, each time ${term.en}${counted.en}.`,
    };
  }
  return {
    nl: `${capital(who).nl} ${verb.nl} ‘${what.nl}’ af ${term.nl} ${start.nl}${counted.nl}.`,
    en: `${capital(who).en} ${verb.en} ‘${what.en}’ ${term.en} ${start.en}${counted.en}.`,
  };
}

const isRepeated = ({ kind }: Start) => kind === 'every' || kind === 'yearly';

const countings: Readonly<Record<string, Sentence>> = {
  opening: { nl: 'het openen van de zaak', en: 'the opening of the case' },
  'first-day-absent': { nl: 'de eerste dag van het verzuim', en: 'the first day of absence' },
};

function countedFrom(what: string): Sentence {
  const fact = factInWords(what);
  return countings[what] ?? { nl: `de ${fact.nl}`, en: `the ${fact.en}` };
}

/** `binnen 2 werkdagen`, `uiterlijk 30 juni`. */
export function termClause(term: Term): Sentence {
  const words = wholeTermInWords(term);
  if (!isSpan(term)) return { nl: words.nl.replace('tot en met', 'uiterlijk'), en: words.en.replace('until', 'by') };
  return { nl: `binnen ${words.nl}`, en: `within ${words.en}` };
}

/** From when on: `na het openen van de zaak`, `nadat ‘…’ is afgerond`. */
export function startClause(start: Start, names: Names): Sentence {
  switch (start.kind) {
    case 'opening':
      return { nl: 'na het openen van de zaak', en: 'after the opening of the case' };
    case 'after':
      return afterClause(start, names);
    case 'missed': {
      const step = names.step(start.step);
      return { nl: `nadat ‘${step.nl}’ niet op tijd is afgerond`, en: `after ‘${step.en}’ was not completed in time` };
    }
    case 'when': {
      const what = conditionClause(start.condition);
      return { nl: `nadat is vastgesteld dat ${what.nl}`, en: `after it is established that ${what.en}` };
    }
    case 'every': {
      const rhythm = rhythmClause(start.every);
      return { nl: `zolang de zaak loopt, ${rhythm.nl},`, en: `as long as the case runs, ${rhythm.en},` };
    }
    case 'yearly': {
      const day = termClause({ until: start.on });
      return {
        nl: `elk jaar vanaf ${day.nl.replace('uiterlijk ', '')}`,
        en: `every year from ${dayOfYearText(start.on)} on`,
      };
    }
    case 'before': {
      const [lead, fact] = [wholeTermInWords(start.by), factInWords(start.fact)];
      return { nl: `vanaf ${lead.nl} voor ‘${fact.nl}’`, en: `from ${lead.en} before ‘${fact.en}’ on` };
    }
    case 'on-day': {
      const fact = factInWords(start.fact);
      return { nl: `vanaf ‘${fact.nl}’`, en: `from ‘${fact.en}’ on` };
    }
  }
}

/** One of a unit is said without the number: `elke week`. */
const plain = (text: string) => text.replace(/^1 /, '');

function rhythmClause(every: Span): Sentence {
  const words = wholeTermInWords(every);
  return { nl: `elke ${plain(words.nl)}`, en: `every ${plain(words.en)}` };
}

function afterClause({ step, with: outcomes, times }: Extract<Start, { kind: 'after' }>, names: Names): Sentence {
  const name = names.step(step);
  const said = (outcomes ?? []).map((one) => names.outcome(step, one));
  return inBoth((as) => {
    const or = as === 'nl' ? ' of ' : ' or ';
    const how = said.length === 0 ? '' : ` ${as === 'nl' ? 'met' : 'as'} ${said.map((one) => `‘${one[as]}’`).join(or)}`;
    const often = times === undefined ? '' : as === 'nl' ? ` (vanaf de ${times}e keer)` : ` (from time ${times} on)`;
    return as === 'nl'
      ? `nadat ‘${name.nl}’ is afgerond${how}${often}`
      : `after ‘${name.en}’ is completed${how}${often}`;
  });
}

function alsoOf({ remind, ladder, needs, countsFor, extensions, ifMissed }: Step, names: Names): Sentence[] {
  const reminders = remindersInWords(remind);
  const miss = ifMissed && missInWords(ifMissed);
  const climbs = ladder !== undefined && ladderTitle(ladder);
  const counts = recipientsInWords(countsFor);
  return [
    ...(needs ? [needsClause(needs, names)] : []),
    ...(remind.length > 0 ? [{ nl: `Herinnering: ${reminders.nl}.`, en: `Reminded ${reminders.en}.` }] : []),
    ...(climbs
      ? [{ nl: `Te laat: dan geldt tabel ‘${climbs.nl}’.`, en: `Late: then table ‘${climbs.en}’ holds.` }]
      : [{ nl: 'Te laat: dan gaat er niets verder af.', en: 'Late: nothing more goes off.' }]),
    ...(miss ? [{ nl: `Niet op tijd is: ${miss.nl}.`, en: `Not in time means: ${miss.en}.` }] : []),
    ...(countsFor.length > 0
      ? [
          {
            nl: `Een dag telt alleen als hij telt voor ${counts.nl}.`,
            en: `A day counts only if it counts for ${counts.en}.`,
          },
        ]
      : []),
    ...(extensions === 1 ? [] : [extensionClause(extensions)]),
  ];
}

function extensionClause(times: number): Sentence {
  if (times === 0) return { nl: 'Uitstel kan niet.', en: 'It cannot be extended.' };
  return { nl: `Uitstel kan ${times} keer.`, en: `It may be extended ${times} times.` };
}

function needsClause({ done, facts, otherwise }: Needs, names: Names): Sentence {
  const steps = listInWords(done.map((id) => inBoth((as) => `‘${names.step(id)[as]}’`)));
  const what = facts && conditionClause(facts);
  const parts = inBoth((as) =>
    [
      ...(done.length > 0 ? [as === 'nl' ? `${steps.nl} is afgerond` : `${steps.en} is completed`] : []),
      ...(what ? [as === 'nl' ? `vaststaat dat ${what.nl}` : `it is established that ${what.en}`] : []),
    ].join(as === 'nl' ? ' en ' : ' and '),
  );
  return { nl: `Pas als ${parts.nl} (“${otherwise}”).`, en: `Only when ${parts.en}.` };
}

function paperOutcome(title: Sentence, id: string, { sets, opens, closes, ends }: Outcome, names: Names): PaperOutcome {
  const known = Object.keys(sets).length > 0 ? factsClause(sets) : undefined;
  const workflow = opens === undefined ? undefined : names.workflow(opens);
  const closing = closes === undefined ? undefined : closingInWords(closes);
  const parts = inBoth((as) => {
    const nl = as === 'nl';
    return [
      ...(known ? [nl ? `dan staat vast dat ${known.nl}` : `it is then established that ${known.en}`] : []),
      ...(workflow ? [nl ? `dan begint ‘${workflow.nl}’` : `‘${workflow.en}’ then begins`] : []),
      ...(closing ? [nl ? `dan sluit de zaak (${closing.nl})` : `the case then closes (${closing.en})`] : []),
      ...(ends ? [nl ? 'dan eindigen deze afspraken' : 'this agreement then ends'] : []),
    ].join('; ');
  });
  return { id, title, ...(parts.nl && { follows: parts }) };
}

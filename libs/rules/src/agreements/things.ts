import {
  asWritten,
  conditionInWords,
  confidentialInWords,
  factTypeInWords,
  missInWords,
  needsInWords,
  opensInWords,
  remindersInWords,
  setsInWords,
  spansInWords,
  startInWords,
  type StepNames,
  wholeTermInWords,
} from '../explain/agreed';
import { factInWords } from '../explain/facts';
import { recipientInWords, recipientsInWords } from '../explain/recipients';
import { inBoth, type Sentence } from '../explain/words';
import type { Agreement, CaseClock, Direction, DirectionRule, Outcome, Rung, Step, Title } from './agreement';
import { usedLadders } from './fingerprint';

/** What an agreement consists of. */
export type ThingKind =
  'workflow' | 'fact' | 'direction' | 'rule' | 'step' | 'outcome' | 'clock' | 'rung' | 'after-care';

/** What can differ of a thing, in the order in which it is told. */
export type AspectName = keyof typeof aspectNames;

/** One point of a thing: what it is, to compare, and how it is said. */
export interface Aspect {
  readonly value: unknown;
  readonly words: Sentence;
}

/** One thing that was agreed. `name` is `talk`, of a part of it `talk/plan-possible`, of a rung `standard/R4`. */
export interface Thing {
  readonly kind: ThingKind;
  readonly name: string;
  readonly called: Sentence;
  readonly aspects: Readonly<Partial<Record<AspectName, Aspect>>>;
}

export const aspectNames = {
  title: { nl: 'de titel', en: 'the title' },
  source: { nl: 'de bron', en: 'the source' },
  opens: { nl: 'wat opent', en: 'what opens it' },
  confidential: { nl: 'wat vertrouwelijk is', en: 'what is confidential' },
  type: { nl: 'wat het kan zijn', en: 'what it may be' },
  when: { nl: 'de voorwaarde', en: 'the condition' },
  director: { nl: 'de regiehouder', en: 'the director' },
  phase: { nl: 'de fase', en: 'the phase' },
  by: { nl: 'wie het doet', en: 'who does it' },
  starts: { nl: 'het begin', en: 'the start' },
  from: { nl: 'vanaf wanneer geteld wordt', en: 'what it counts from' },
  after: { nl: 'de afstand', en: 'the distance' },
  every: { nl: 'de herhaling', en: 'the repetition' },
  within: { nl: 'de termijn', en: 'the term' },
  remind: { nl: 'de herinneringen', en: 'the reminders' },
  ladder: { nl: 'de escalatietabel', en: 'the ladder' },
  tell: { nl: 'wie bericht krijgt', en: 'who is told' },
  asks: { nl: 'wat gevraagd wordt', en: 'what is asked' },
  'puts-on': { nl: 'op welke agenda', en: 'on which agenda' },
  'moves-direction': { nl: 'wie als regiehouder wordt voorgesteld', en: 'who is proposed as director' },
  fatal: { nl: 'of het bericht uit kan', en: 'whether its message can be muted' },
  needs: { nl: 'wat er eerst moet zijn', en: 'what it needs' },
  sets: { nl: 'wat wordt vastgesteld', en: 'what it sets' },
  'opens-workflow': { nl: 'welke afspraken beginnen', en: 'which workflow it opens' },
  closes: { nl: 'het sluiten', en: 'the closing' },
  'counts-for': { nl: 'voor wie een dag moet tellen', en: 'for whom a day must count' },
  extensions: { nl: 'hoe vaak uitstel kan', en: 'how often it may be extended' },
  'counts-from': { nl: 'de datum waarvan de termijn telt', en: 'the date that the term counts from' },
  'if-missed': { nl: 'wat niet op tijd zijn is', en: 'what missing it is' },
  ends: { nl: 'wat eindigt', en: 'what ends' },
  'begins-at': { nl: 'de eerste trede', en: 'the first rung' },
  'pauses-while': { nl: 'wanneer hij stilstaat', en: 'when it pauses' },
} as const satisfies Record<string, Sentence>;

/** Everything an agreement says, as things that can be compared and told. Of the ladders those that are used. */
export function thingsOf(agreement: Agreement): Thing[] {
  const { direction, facts, steps, clocks, afterCare } = agreement;
  const names = titlesIn(steps);
  return [
    headOf(agreement),
    ...Object.entries(facts).map(([fact, type]) =>
      thing('fact', fact, named({ nl: 'Gegeven', en: 'Fact' }, fact, factInWords(fact)), {
        type: aspect(type, factTypeInWords),
      }),
    ),
    ...(direction ? [directionOf(direction), ...direction.rules.map(ruleOf)] : []),
    ...steps.flatMap((step) => [
      stepOf(step, names),
      ...Object.entries(step.outcomes).map((one) => outcomeOf(step, ...one)),
    ]),
    ...clocks.map(clockOf),
    ...Object.entries(usedLadders(agreement)).flatMap(([name, rungs]) => rungs.map((rung) => rungOf(name, rung))),
    ...(afterCare.length > 0
      ? [thing('after-care', '', { nl: 'De nazorg', en: 'The after-care' }, { after: aspect(afterCare, spansInWords) })]
      : []),
  ];
}

function headOf({ title, source, opens, confidential }: Agreement): Thing {
  return thing(
    'workflow',
    '',
    { nl: 'De afspraken', en: 'The agreement' },
    {
      title: aspect(title, titleInWords),
      source: aspect(source, asWritten),
      opens: aspect(opens, opensInWords),
      confidential: aspect(confidential, confidentialInWords),
    },
  );
}

function directionOf({ acceptWithin, remind, ladder }: Direction): Thing {
  return thing(
    'direction',
    '',
    { nl: 'Het aannemen van de regie', en: 'Accepting the direction' },
    {
      within: aspect(acceptWithin, wholeTermInWords),
      remind: list(remind, remindersInWords),
      ladder: aspect(ladder, asWritten),
    },
  );
}

function ruleOf({ id, when, director }: DirectionRule): Thing {
  return thing('rule', id, named({ nl: 'Regieregel', en: 'Direction rule' }, id), {
    when: when ? aspect(when, conditionInWords) : { value: 'always', words: { nl: 'altijd', en: 'always' } },
    director: aspect(director, recipientInWords),
  });
}

/** By its title, as whoever reads an agreement knows it; the key where there is none. */
function titlesIn(steps: readonly Step[]): StepNames {
  const found = (id: string) => steps.find((step) => step.id === id);
  return {
    step: (id) => nameOf(found(id)?.title, id),
    outcome: (step, id) => nameOf(found(step)?.outcomes[id]?.title, id),
  };
}

const nameOf = (title: Sentence | undefined, id: string) => (title ? titleInWords(title) : asWritten(id));

function stepOf(step: Step, names: StepNames): Thing {
  const { id, title, countsFor, needs, starts } = step;
  return thing('step', id, named({ nl: 'Stap', en: 'Step' }, id, title), {
    title: aspect(title, titleInWords),
    phase: aspect(step.phase, asWritten),
    by: aspect(step.by, recipientInWords),
    starts: aspect(starts, (start) => startInWords(start, names)),
    within: aspect(step.within, wholeTermInWords),
    remind: list(step.remind, remindersInWords),
    ladder: aspect(step.ladder, asWritten),
    asks: aspect(step.asks, asWritten),
    needs: aspect(needs, needsInWords),
    'counts-for': list(countsFor, recipientsInWords),
    'counts-from': aspect(step.countsFrom, factInWords),
    'if-missed': aspect(step.ifMissed, missInWords),
    extensions: aspect(step.extensions, (count) => asWritten(String(count))),
    source: aspect(step.source, asWritten),
  });
}

function outcomeOf(step: Step, name: string, { title, sets, opens, closes, ends }: Outcome): Thing {
  const of = step.title ?? asWritten(step.id);
  const outcome = named({ nl: 'Uitkomst', en: 'Outcome' }, name, title);
  const called = { nl: `${outcome.nl} van ‘${of.nl}’`, en: `${outcome.en} of ‘${of.en}’` };
  return thing('outcome', `${step.id}/${name}`, called, {
    title: aspect(title, titleInWords),
    sets: Object.keys(sets).length > 0 ? aspect(sets, setsInWords) : undefined,
    'opens-workflow': aspect(opens, asWritten),
    closes: aspect(closes, asWritten),
    ends: aspect(ends, () => ({ nl: 'deze afspraken', en: 'this agreement' })),
  });
}

function clockOf({ id, from, within, ladder, pausesWhile, beginsAt, when }: CaseClock): Thing {
  return thing('clock', id, named({ nl: 'Klok', en: 'Clock' }, id), {
    from: aspect(from, asWritten),
    within: aspect(within, wholeTermInWords),
    ladder: aspect(ladder, asWritten),
    'pauses-while': aspect(pausesWhile, conditionInWords),
    'begins-at': aspect(beginsAt, asWritten),
    when: aspect(when, conditionInWords),
  });
}

function rungOf(ladder: string, rung: Rung): Thing {
  const { id, after, every, from, tell, asks, within, putsOn, movesDirection, fatal } = rung;
  const called = { nl: `Trede ${id} van ${ladder}`, en: `Rung ${id} of ${ladder}` };
  return thing('rung', `${ladder}/${id}`, called, {
    after: aspect(after, wholeTermInWords),
    every: aspect(every, wholeTermInWords),
    from: aspect(from, asWritten),
    tell: list(tell, recipientsInWords),
    asks: aspect(asks, asWritten),
    within: aspect(within, wholeTermInWords),
    'puts-on': aspect(putsOn, asWritten),
    'moves-direction': aspect(movesDirection, recipientInWords),
    fatal: fatal ? { value: true, words: { nl: 'het bericht kan niet uit', en: 'it cannot be muted' } } : undefined,
  });
}

const titleInWords = (title: Title): Sentence => inBoth((as) => `‘${title[as]}’`);

/** `Stap ‘Gesprek met leerling en ouders’`; what has no title goes by its key. */
function named(kind: Sentence, id: string, title?: Sentence): Sentence {
  return inBoth((as) => `${kind[as]} ${title ? `‘${title[as]}’` : id}`);
}

function aspect<Value>(value: Value | undefined, say: (value: Value) => Sentence): Aspect | undefined {
  return value === undefined ? undefined : { value, words: say(value) };
}

/** A list without anything in it is as if it were not there. */
function list<Value>(values: readonly Value[] | undefined, say: (values: readonly Value[]) => Sentence) {
  return values && values.length > 0 ? { value: values, words: say(values) } : undefined;
}

type Aspects = { readonly [Name in AspectName]?: Aspect | undefined };

function thing(kind: ThingKind, name: string, called: Sentence, aspects: Aspects): Thing {
  const there = Object.entries(aspects).filter(([, one]) => one !== undefined);
  return { kind, name, called, aspects: Object.fromEntries(there) as Thing['aspects'] };
}

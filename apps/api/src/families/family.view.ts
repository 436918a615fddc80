import type { CaseNow, Disagreement, Helper, RelativeInCase } from '@app/cases';
import {
  definitionOf,
  disagreedInWords,
  familyTaskInWords,
  isOfFamily,
  type LocalDate,
  mediation,
  type Sentence,
  type StepState,
} from '@app/rules';
import { directorOf, partyOf } from '../cases/case.parts';
import { titlesIn } from '../cases/case.words';
import type { FamilyCase } from './family.shapes';
import { expectedInWords, partnerInWords } from './family.words';

/** What is of whoever looks alone: who helps him, and what he asked and said himself. */
export interface OfHisOwn {
  readonly helper: Helper | undefined;
  readonly asked: readonly {
    readonly step: string;
    readonly question: string | null;
    readonly answer: string | null;
  }[];
  readonly otherwise: readonly Disagreement[];
}

/**
 * A case as the family of its child sees it. It is made of what is named here and of nothing else: no note, no reason, no
 * name of a step inside an organisation; and a date that passed is left out, because nobody is late on this page.
 */
export function familyView(now: CaseNow, relative: RelativeInCase, own: OfHisOwn, today: LocalDate): FamilyCase {
  const director = partyOf(now.parties, directorOf(now.state));
  const agreed = agreedWith(now, relative, today);
  const expected = expectedOf(now, today);
  const { organisation, person } = director;
  return {
    id: now.id,
    child: givenName(now.child.name),
    school: now.child.school,
    director: { who: partnerInWords(director.role), organisation, ...(person && { person }) },
    contact: contactOf(own.helper, { name: person ?? organisation, organisation }),
    ...nextOf(agreed, expected),
    agreed,
    expected,
    asked: own.asked.flatMap(({ step, question, answer }) =>
      question === null ? [] : { about: titleOf(now, step), question, ...(answer !== null && { answer }) },
    ),
    otherwise: own.otherwise.map(({ about, wish, statedAt }) => {
      const at = now.book.calendar.write(statedAt.getTime());
      return { about: disagreedInWords(about), ...(wish !== null && { wish }), statedAt: at };
    }),
    ...mediationIn(now, today),
  };
}

function contactOf(helper: Helper | undefined, director: Pick<Helper, 'name' | 'organisation'>): FamilyCase['contact'] {
  return helper ? { ...helper, speaks: [...helper.speaks] } : { ...director, speaks: [] };
}

/** Who mediates, for both parents: that somebody does is no secret of the one who asked for it. */
function mediationIn({ state, parties }: CaseNow, today: LocalDate): Pick<FamilyCase, 'mediation'> {
  const step = state.steps[mediation];
  if (!step) return {};
  const isDone = step.state === 'done';
  const { organisation } = partyOf(parties, step.responsible);
  const who = partnerInWords(step.responsible);
  return { mediation: { who, organisation, ...(isDone ? {} : toCome(step.due.on, today)), isDone } };
}

const givenName = (name: string) => name.split(' ')[0]!;

/** The date of what is to come; one that passed says nothing. */
const toCome = (on: LocalDate, today: LocalDate) => (on >= today ? { on } : {});

function agreedWith({ state }: CaseNow, { role }: RelativeInCase, today: LocalDate): FamilyCase['agreed'] {
  return Object.values(state.steps)
    .filter((step) => step.responsible === role && ['open', 'waiting', 'done'].includes(step.state))
    .map((step) => {
      const isDone = step.state === 'done';
      return { step: step.key, what: whatOf(step), ...(isDone ? {} : toCome(step.due.on, today)), isDone };
    });
}

const decided: Sentence = { nl: 'Doen wat aan tafel met u is besproken', en: 'Do what was discussed with you' };
const whatOf = ({ key }: StepState) => familyTaskInWords(key) ?? decided;

/** Of each partner what it does now, each kind of thing once: the first to come. */
function expectedOf({ state, book, parties }: CaseNow, today: LocalDate): FamilyCase['expected'] {
  const open = Object.values(state.steps).filter(
    (step) => step.workflow !== undefined && step.state === 'open' && !isOfFamily(step.responsible),
  );
  const found = new Map<string, FamilyCase['expected'][number]>();
  for (const step of open.toSorted((one, other) => one.due.on.localeCompare(other.due.on))) {
    const what = expectedInWords(definitionOf(book, step.workflow, step.id)?.phase);
    const { organisation } = partyOf(parties, step.responsible);
    const known = found.get(`${step.responsible} ${what.nl}`);
    if (known?.on !== undefined) continue;
    const who = partnerInWords(step.responsible);
    const one = { role: step.responsible, who, organisation, what, ...toCome(step.due.on, today) };
    if (!known || one.on !== undefined) found.set(`${step.responsible} ${what.nl}`, one);
  }
  return [...found.values()];
}

function nextOf(agreed: FamilyCase['agreed'], expected: FamilyCase['expected']): Pick<FamilyCase, 'next'> {
  const own = agreed.map(({ on, what }) => ({ on, what }));
  const others = expected.map(({ on, who, what }) => {
    return { on, what: { nl: `${who.nl} ${what.nl}`, en: `${who.en} ${what.en}` } };
  });
  const [first] = [...own, ...others]
    .flatMap(({ on, what }) => (on === undefined ? [] : { on, what }))
    .toSorted((one, other) => one.on.localeCompare(other.on));
  return first ? { next: first } : {};
}

/** What a question was about, as the family knows it. */
function titleOf(now: CaseNow, question: string): Sentence {
  const about = now.state.steps[question]?.about?.slice('step:'.length);
  const step = about === undefined ? undefined : now.state.steps[about];
  if (!step) return titlesIn(now).of(question);
  if (isOfFamily(step.responsible)) return whatOf(step);
  const who = partnerInWords(step.responsible);
  const what = expectedInWords(definitionOf(now.book, step.workflow, step.id)?.phase);
  return { nl: `${who.nl} ${what.nl}`, en: `${who.en} ${what.en}` };
}

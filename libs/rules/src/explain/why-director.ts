import type { DirectionRule } from '../agreements/agreement';
import { agreementOf, type Book } from '../cases/book';
import { decidingWorkflow, takenOverRule } from '../cases/direction';
import { directorOf } from '../cases/steps';
import type { CaseState } from '../cases/state';
import type { LocalDate } from '../dates/local-date';
import { conditionInWords } from './agreed';
import { capital, recipientInWords } from './recipients';
import { titlesOf } from './titles';
import type { Sentence } from './words';

/** Why somebody directs a case: the rule in words, and which facts it looks at. */
export interface WhyDirector {
  readonly director: string;
  readonly rule: string;
  readonly sentence: Sentence;
  /** The facts that the rule rests on; none for one that looks at no facts, or at some that are not for the reader. */
  readonly facts: readonly string[];
}

/** Who directed by which rule; `on`: then, by what ran in the case by then. */
type Asked = Pick<WhyDirector, 'director' | 'rule'> & { readonly on?: LocalDate };

/** Why who directs now does so. */
export function whyDirector(state: CaseState, book: Book): WhyDirector {
  return whyDirected({ director: directorOf(state), rule: state.directorRule ?? '' }, state, book);
}

/** Why somebody directed by a rule, or was asked to, of whichever agreement of the case that has it. */
export function whyDirected({ director, rule, on }: Asked, state: CaseState, book: Book): WhyDirector {
  const found = ruleNamed({ director, rule, ...(on && { on }) }, state, book);
  if (!found) return { director, rule, sentence: capital(withoutRule({ director, rule })), facts: [] };
  const { matched, workflow } = found;
  const known = Object.keys(agreementOf(book, workflow).facts);
  const looksAt = Object.keys(matched.when ?? {});
  const facts = looksAt.filter((fact) => known.includes(fact));
  const title = titlesOf([agreementOf(book, workflow)]).workflow(workflow);
  const [who, when] = [recipientInWords(director), ruleInWords(matched, facts)];
  const sentence = {
    nl: `Volgens ‘${title.nl}’ heeft ${who.nl} de regie${when.nl}`,
    en: `By ‘${title.en}’ ${who.en} directs${when.en}`,
  };
  return { director, rule, sentence, facts };
}

function ruleNamed({ director, rule, on }: Asked, state: CaseState, book: Book) {
  const deciding = on === undefined ? decidingWorkflow(state, book)?.workflow : undefined;
  const ran = state.workflows.filter(({ openedOn }) => on === undefined || openedOn <= on);
  const others = ran.map(({ workflow }) => workflow).toReversed();
  for (const workflow of deciding ? [deciding, ...others] : others) {
    const rules = agreementOf(book, workflow).direction?.rules ?? [];
    const matched = rules.find((one) => one.id === rule && one.director === director);
    if (matched) return { matched, workflow };
  }
  return undefined;
}

function ruleInWords({ when }: DirectionRule, known: readonly string[]): Sentence {
  if (!when) return { nl: ' als geen andere regel past', en: ' where no other rule fits' };
  const told = Object.entries(when).filter(([fact]) => known.includes(fact));
  if (told.length < Object.keys(when).length) {
    return { nl: ', om een reden die vertrouwelijk is', en: ', for a reason that is confidential' };
  }
  const condition = conditionInWords(Object.fromEntries(told));
  return { nl: ` bij “${condition.nl}”`, en: ` where “${condition.en}”` };
}

/** Where no rule on facts named the director: a rung moved the direction, it went on as before, or nobody was named. */
function withoutRule({ director, rule }: Asked): Sentence {
  const who = recipientInWords(director);
  if (rule === takenOverRule) {
    return {
      nl: `${who.nl} had de regie al voordat de zaak hier begon`,
      en: `${who.en} directed already before the case began here`,
    };
  }
  if (rule === '') {
    return {
      nl: `Geen regel wijst een regiehouder aan: ${who.nl} bewaakt de zaak`,
      en: `No rule names a director: ${who.en} watches the case`,
    };
  }
  return {
    nl: `Trede ${rule} van de escalatie legde de regie bij ${who.nl}`,
    en: `Rung ${rule} of the escalation moved the direction to ${who.en}`,
  };
}

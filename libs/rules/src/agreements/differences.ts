import { inBoth, type Sentence } from '../explain/words';
import type { Agreement } from './agreement';
import { textOf, usedLadders } from './fingerprint';
import { type AspectName, aspectNames, type Thing, type ThingKind, thingsOf } from './things';

/** One point in which two agreements differ, to be read by a person or shown as a row. */
export interface AgreementDifference {
  readonly kind: ThingKind;
  /** `talk`, `talk/plan-possible`, `standard/R4`; empty for what is of the whole agreement. */
  readonly name: string;
  readonly how: 'added' | 'gone' | 'changed' | 'moved';
  /** What of it changed. */
  readonly aspect?: AspectName;
  readonly before?: Sentence;
  readonly after?: Sentence;
  readonly sentence: Sentence;
}

/**
 * In what one agreement differs from another, in words: steps, rules, clocks and rungs that came or went, and of those
 * that are in both each point that is otherwise. Two agreements of one fingerprint do not differ; the version alone is
 * no difference.
 */
export function agreementDifferences(before: Agreement, after: Agreement): AgreementDifference[] {
  const was = new Map(thingsOf(before).map((thing) => [keyOf(thing), thing]));
  const now = new Map(thingsOf(after).map((thing) => [keyOf(thing), thing]));
  const found = [...now.values()].flatMap((thing) => {
    const earlier = was.get(keyOf(thing));
    return earlier ? changesOf(earlier, thing) : [added(thing)];
  });
  const gone = [...was.values()].filter((thing) => !now.has(keyOf(thing)) && !goesWithStep(thing, now));
  return [...gone.map(left), ...found, ...moved(before, after)];
}

const keyOf = ({ kind, name }: Thing) => `${kind} ${name}`;

/** The outcomes of a step that is gone are not told one by one. */
function goesWithStep({ kind, name }: Thing, now: ReadonlyMap<string, Thing>): boolean {
  return kind === 'outcome' && !now.has(`step ${name.split('/')[0]}`);
}

function added({ kind, name, called, aspects }: Thing): AgreementDifference {
  const parts = Object.entries(aspects).map(([aspect, { words }]): Sentence => {
    const what = aspectNames[aspect as AspectName];
    return inBoth((as) => `${what[as]}: ${words[as]}`);
  });
  const all = inBoth((as) => parts.map((part) => part[as]).join('; '));
  const colon = parts.length > 0 ? ': ' : '';
  const sentence = {
    nl: `${called.nl} komt erbij${colon}${all.nl}`,
    en: `${called.en} is added${colon}${all.en}`,
  };
  return { kind, name, how: 'added', sentence };
}

function left({ kind, name, called }: Thing): AgreementDifference {
  return { kind, name, how: 'gone', sentence: { nl: `${called.nl} vervalt`, en: `${called.en} is gone` } };
}

function changesOf(before: Thing, after: Thing): AgreementDifference[] {
  const { kind, name, called } = after;
  return (Object.keys(aspectNames) as AspectName[]).flatMap((aspect) => {
    const [was, now] = [before.aspects[aspect], after.aspects[aspect]];
    if (textOf(was?.value ?? null) === textOf(now?.value ?? null)) return [];
    const told = { ...(was && { before: was.words }), ...(now && { after: now.words }) };
    return [{ kind, name, how: 'changed', aspect, ...told, sentence: changeInWords(called, aspect, told) } as const];
  });
}

function changeInWords(
  called: Sentence,
  aspect: AspectName,
  { before, after }: Pick<AgreementDifference, 'before' | 'after'>,
): Sentence {
  const what = aspectNames[aspect];
  const about = inBoth((as) => `${called[as]}, ${what[as]}`);
  if (!after) return { nl: `${about.nl}: vervalt, was ${before!.nl}`, en: `${about.en}: gone, was ${before!.en}` };
  if (!before)
    return { nl: `${about.nl}: nu ${after.nl}, was er niet`, en: `${about.en}: now ${after.en}, was not there` };
  return {
    nl: `${about.nl}: ${after.nl} in plaats van ${before.nl}`,
    en: `${about.en}: ${after.en} instead of ${before.en}`,
  };
}

const orders = {
  step: { nl: 'De stappen', en: 'The steps' },
  rule: { nl: 'De regieregels', en: 'The direction rules' },
  clock: { nl: 'De klokken', en: 'The clocks' },
} as const;

/** What stands in another order: of rules the first that matches counts, of all else what goes off first. */
function moved(before: Agreement, after: Agreement): AgreementDifference[] {
  const pairs = [
    { kind: 'step', was: before.steps, now: after.steps },
    { kind: 'rule', was: before.direction?.rules ?? [], now: after.direction?.rules ?? [] },
    { kind: 'clock', was: before.clocks, now: after.clocks },
  ] as const;
  const inOrder = pairs.flatMap(({ kind, was, now }) => orderOf({ kind, name: '', called: orders[kind] }, was, now));
  const laddersBefore = usedLadders(before);
  const rungs = Object.entries(usedLadders(after)).flatMap(([name, ladder]) => {
    const called = { nl: `De treden van ${name}`, en: `The rungs of ${name}` };
    return orderOf({ kind: 'rung', name, called }, laddersBefore[name] ?? [], ladder);
  });
  return [...inOrder, ...rungs];
}

type Named = readonly { readonly id: string }[];

function orderOf(of: Pick<Thing, 'kind' | 'name' | 'called'>, was: Named, now: Named): AgreementDifference[] {
  const common = (list: Named, other: Named) =>
    list.map(({ id }) => id).filter((id) => other.some((one) => one.id === id));
  const [before, after] = [common(was, now).join(', '), common(now, was).join(', ')];
  if (before === after) return [];
  const { kind, name, called } = of;
  const sentence = {
    nl: `${called.nl} staan in een andere volgorde: ${after}; was ${before}`,
    en: `${called.en} stand in another order: ${after}; was ${before}`,
  };
  return [{ kind, name, how: 'moved', sentence }];
}

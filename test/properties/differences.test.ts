import { type Agreement, agreementDifferences, agreementText, readWorkflow } from '@app/rules';
import * as fc from 'fast-check';
import { agreement, type RawAgreement } from '../support/arbitrary-agreement';

type Raw = Record<string, unknown>;

interface Place {
  part: string;
  thing: number;
  key: number;
}

/** Where two workflows are to differ: a part, a thing in it, and one key of that thing. */
const place: fc.Arbitrary<Place> = fc.record({
  part: fc.constantFrom('direction', 'steps', 'clocks', 'ladders', 'after-care'),
  thing: fc.nat(20),
  key: fc.nat(20),
});

/** One workflow with a single key of another: a version as a region would write it. */
function withOne(one: RawAgreement, other: RawAgreement, { part, thing, key }: Place): RawAgreement {
  const [mine, theirs] = [one[part] as Raw, other[part] as Raw];
  if (part === 'after-care') return { ...one, [part]: theirs };
  const name = named(mine, theirs, thing);
  const changed =
    part === 'steps' || part === 'clocks' ? taken(mine[name] as Raw, theirs[name] as Raw, key) : theirs[name];
  return { ...one, [part]: changed === undefined ? mine : { ...mine, [name]: changed } };
}

function named(mine: Raw, theirs: Raw, index: number): string {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  return names[index % names.length]!;
}

/** A thing with one key of its namesake, also when only one of them has it. */
function taken(mine: Raw | undefined, theirs: Raw | undefined, index: number): Raw | undefined {
  if (!mine || !theirs) return mine ?? theirs;
  const key = named(mine, theirs, index);
  const { [key]: _left, ...others } = mine;
  return key in theirs ? { ...others, [key]: theirs[key] } : others;
}

const pair = fc
  .tuple(agreement('sample'), agreement('sample'), place)
  .map(([one, other, where]) => [read(one), read(withOne(one, other, where))] as const)
  .filter((both): both is [Agreement, Agreement] => both.every((one) => one !== undefined));

function read(raw: RawAgreement): Agreement | undefined {
  return readWorkflow(raw).agreement;
}

/** Seen to fail with `counts-for` left out of the aspects of a step, and with `pauses-while` left out of those of a clock. */
test('there is a difference to tell exactly where the fingerprints differ, and the same from both sides', () => {
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const there = agreementDifferences(one, other);
      const back = agreementDifferences(other, one);
      expect(there.length > 0).toBe(agreementText(one) !== agreementText(other));
      expect(changesIn(there)).toEqual(changesIn(back));
      for (const { sentence } of there) expect(Object.values(sentence).join()).not.toMatch(/undefined|\[object/);
    }),
    { numRuns: 400 },
  );
});

function changesIn(told: ReturnType<typeof agreementDifferences>): string[] {
  return told.flatMap(({ name, how, aspect }) => (how === 'changed' ? [`${name} ${aspect}`] : [])).toSorted();
}

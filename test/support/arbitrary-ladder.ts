import * as fc from 'fast-check';

type RawRung = Record<string, unknown>;

/** Whose ladder it is, and whether its rungs do more than tell. */
export interface OfLadder {
  acting: boolean;
  ofStep: boolean;
}

export const partners = ['school', 'alliance', 'youth-health', 'neighbourhood-team', 'compulsory-education'] as const;
export const partner = fc.constantFrom(...partners);

/** So many of a unit. */
export const counted = (unit: string, least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((count) => `${count} ${unit}`);
const shortTerm = fc.oneof(counted('working-days', 1, 6), counted('days', 1, 9), counted('hours', 12, 60));

/** Whom a rung surely reaches. A clock has no responsible party. */
const reaching = (ofStep: boolean) =>
  fc.uniqueArray(
    fc.constantFrom(
      ...(ofStep ? ['responsible'] : []),
      'director',
      'process-director',
      'table.chair',
      'alliance',
      'school.management',
    ),
    { minLength: 1, maxLength: 3 },
  );
const anybody = fc.uniqueArray(
  fc.constantFrom(
    'responsible',
    'responsible.team-lead',
    'director.backup',
    'decisive-authority',
    'table.chair',
    'alliance.board',
  ),
  { maxLength: 3 },
);

function rung(index: number, after: string, { acting, ofStep }: OfLadder): fc.Arbitrary<RawRung> {
  const plain = { tell: reaching(ofStep), 'puts-on': fc.constantFrom(undefined, undefined, 'table-agenda') };
  const more = {
    tell: fc.oneof(reaching(ofStep), anybody),
    'puts-on': plain['puts-on'],
    asks: fc.constantFrom(undefined, undefined, 'explain', 'decision'),
    'moves-direction': fc.option(partner, { freq: 6, nil: undefined }),
    within: shortTerm,
    fatal: fc.boolean(),
  };
  return fc
    .record<RawRung>(acting ? more : plain)
    .map(({ within, ...said }) =>
      withoutGaps({ rung: `R${index + 1}`, after, ...said, ...(said['asks'] === 'decision' && { within }) }),
    );
}

/** YAML knows no undefined: what is not said is not there. */
export function withoutGaps(map: RawRung): RawRung {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined));
}

/** An escalation table: rungs in order, in one unit, at times with one that repeats. The last never only levels. */
export function ladder(of: OfLadder): fc.Arbitrary<RawRung[]> {
  const unit = fc.constantFrom(...(of.ofStep ? ['working-days', 'school-days', 'days', 'weeks'] : ['days', 'weeks']));
  const gaps = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 });
  const repeat = fc.option(fc.constantFrom('1 week', '2 weeks', '1 month'), { freq: 3, nil: undefined });
  return fc.tuple(unit, gaps, repeat, reaching(of.ofStep)).chain(([name, steps, every, tell]) => {
    const afters = steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0));
    const rungs = fc.tuple(...afters.map((after, index) => rung(index, `${after} ${name}`, of)));
    const last: RawRung[] = every ? [{ rung: 'R9', every, from: `R${afters.length}`, tell }] : [];
    return rungs.map((made) => [...made, ...last]);
  });
}

import { catalogueOf } from '../../../../test/support/catalogue';
import { currentAgreement } from '../agreements/catalogue';
import { type Paper, paperOf } from '.';

const names = { workflow: (id: string) => ({ nl: `‹${id}›`, en: `‹${id}›` }) };
const paperOfNewest = (workflow: string, region = 'default'): Paper =>
  paperOf(currentAgreement(catalogueOf(region), workflow)!, names);

/** Every text on a paper, in one language. */
function texts(value: unknown, as: 'nl' | 'en'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => texts(one, as));
  const { nl, en } = value as { nl?: string; en?: string };
  if (typeof nl === 'string' && typeof en === 'string') return [as === 'nl' ? nl : en];
  return Object.values(value).flatMap((one) => texts(one, as));
}

const relative = paperOfNewest('long-relative-absence');
const step = (paper: Paper, id: string) => paper.steps.find((one) => one.id === id)!;

/** Seen to fail with the English sentence in both languages. */
test('a step is a sentence: who does what, within which term, and from when on', () => {
  expect(step(relative, 'capacity-advice').sentence).toEqual({
    nl: 'De jeugdgezondheidszorg rondt ‘Advies over belastbaarheid’ af binnen 10 werkdagen nadat is vastgesteld dat onduidelijk is wat de leerling aankan.',
    en: 'Youth health care completes ‘Advice on capacity’ within 10 working days after it is established that it is unclear what the pupil can manage.',
  });
  expect(step(relative, 'return').sentence.nl).toBe(
    'De school rondt ‘Terugkeer’ af binnen 6 schoolweken nadat ‘Opbouw van uren’ is afgerond met ‘Op schema’ of ‘Plan bijgesteld’.',
  );
  expect(step(relative, 'contact').sentence.nl).toBe(
    'Zolang de zaak loopt, elke week, rondt de regiehouder ‘Contact met de leerling’ af, telkens binnen 5 werkdagen.',
  );
  expect(step(relative, 'notify').also.map(({ nl }) => nl)).toEqual([
    'Herinnering: 1 werkdag vooraf.',
    'Te laat: dan geldt tabel ‘Tot en met de tafel’.',
  ]);
});

/** Seen to fail with every source called an agreement. */
test.each([
  ['long-relative-absence', 'notify', 'both'],
  ['long-relative-absence', 'talk', 'agreement'],
  ['duty-of-care', 'decide', 'law'],
])('whether a term of %s is law or agreement stands with it: %s is %s', (workflow, id, basis) => {
  expect(step(paperOfNewest(workflow), id)).toMatchObject({ basis, source: expect.any(String) });
});

test('direction is told as if and then, and what holds in all other cases comes last', () => {
  const said = relative.direction!.rules.map(({ sentence }) => sentence.nl);
  expect(said).toContain('Als onduidelijk is wat de leerling aankan, dan heeft de jeugdgezondheidszorg de regie.');
  expect(said.at(-1)).toBe('In alle andere gevallen heeft leerplicht de regie.');
});

test('a rung says when it goes off, who is told, and what else happens', () => {
  const standard = relative.ladders.find(({ id }) => id === 'standard')!;
  expect(standard.rungs[4]).toEqual({
    id: 'R5',
    when: { nl: '20 werkdagen te laat', en: '20 working days late' },
    told: { nl: 'wie doorzettingsmacht heeft', en: 'the holder of decisive authority' },
    also: {
      nl: 'er wordt een besluit gevraagd binnen 10 werkdagen',
      en: 'a decision is asked for within 10 working days',
    },
  });
});

/** Seen to fail with arrows only for what stands after a step, and none for a fact that an outcome sets. */
test('the picture draws what starts what: a step after another, and one that waits for what another establishes', () => {
  const arrow = (from: string, to: string) =>
    relative.graph.arrows.find((one) => one.from === from && one.to === to)?.as.map(({ nl }) => nl);
  expect(arrow('talk', 'capacity-advice')).toEqual(['Belastbaarheid onduidelijk']);
  expect(arrow('build-up', 'return')).toEqual(['Op schema', 'Plan bijgesteld']);
  expect(arrow('talk', 'return')).toBeUndefined();
  const columns = Object.fromEntries(relative.graph.nodes.map(({ id, column }) => [id, column]));
  expect(columns).toMatchObject({ notify: 0, talk: 0, 'capacity-advice': 1, 'build-up': 1, return: 2 });
});

/** Every agreement of every region of this repository, in whole sentences: nothing is left as a key or a mark. */
test.each(['default', 'waterrijk', 'noorderveld', 'zuiderkempen', 'startpakket'])('%s', (region) => {
  const { agreements, mistakes } = catalogueOf(region);
  expect(mistakes).toEqual([]);
  for (const agreement of agreements) {
    const paper = paperOf(agreement, names);
    for (const as of ['nl', 'en'] as const) {
      const said = texts(paper, as);
      expect(said.length).toBeGreaterThan(10);
      expect(said.filter((text) => /undefined|\[object|^\s*$|working-days|\$in/.test(text))).toEqual([]);
    }
  }
});

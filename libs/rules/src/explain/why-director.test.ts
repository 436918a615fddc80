import { catalogueOf } from '../../../../test/support/catalogue';
import type { Agreement } from '../agreements/agreement';
import type { Book } from '../cases/book';
import type { CaseState } from '../cases/state';
import { parseSpan } from '../dates/term';
import { basisOf, restsOn } from './basis';
import { whyDirected } from './why-director';

const relative = catalogueOf().agreements.find(({ workflow }) => workflow === 'long-relative-absence')!;

/** A case that runs one agreement, as somebody reads it who knows these of its facts. */
function readBy(facts: Agreement['facts']): [CaseState, Book] {
  const agreements = new Map([[relative.workflow, { ...relative, facts }]]);
  const state = { workflows: [{ workflow: relative.workflow, running: true }] } as unknown as CaseState;
  return [state, { agreements } as unknown as Book];
}

/** Seen to fail when a condition is told whoever reads it. */
test('a rule that looks at a hidden fact is told without it', () => {
  const by = { director: 'compulsory-education', rule: 'D2' };
  const { culpable: _hidden, ...others } = relative.facts;
  const all = whyDirected(by, ...readBy(relative.facts));
  expect([all.sentence.nl, all.facts]).toEqual([
    'Volgens ‘Langdurig relatief verzuim’ heeft leerplicht de regie bij “verwijtbaar: ja en vraag die voorligt: geen”',
    ['culpable', 'question'],
  ]);
  const some = whyDirected(by, ...readBy(others));
  expect([some.sentence.en, some.facts]).toEqual([
    'By ‘Long relative absence’ compulsory education directs, for a reason that is confidential',
    ['question'],
  ]);
});

const told = (director: string, rule: string) => whyDirected({ director, rule }, ...readBy(relative.facts)).sentence.nl;

/** Seen to fail when every direction is taken for one by a rule. */
test('a direction that no rule on facts gave says where it comes from', () => {
  expect([told('alliance', 'R4'), told('school', 'taken-over'), told('compulsory-education', 'D11')]).toEqual([
    'Trede R4 van de escalatie legde de regie bij het samenwerkingsverband',
    'De school had de regie al voordat de zaak hier begon',
    expect.stringContaining('als geen andere regel past'),
  ]);
});

const opened = (workflow: string, openedOn: string) => ({ workflow, running: true, openedOn });

/** Seen to fail when the agreement that decides now is asked first. */
test('who directed earlier did so by an agreement that ran then', () => {
  const later = { ...relative, workflow: 'later', title: { nl: 'Later', en: 'Later' } };
  const agreements = new Map([relative, later].map((one) => [one.workflow, one]));
  const workflows = [opened(relative.workflow, '2026-09-21'), opened('later', '2026-11-19')];
  const [state, book] = [{ workflows } as unknown as CaseState, { agreements } as unknown as Book];
  const by = { director: 'school', rule: 'D8' };
  expect(whyDirected(by, state, book).sentence.nl).toContain('‘Later’');
  expect(whyDirected({ ...by, on: '2026-09-21' }, state, book).sentence.nl).toContain('‘Langdurig relatief verzuim’');
});

/** Seen to fail when a source is one text. */
test('a source is taken apart into what is law and what was agreed', () => {
  expect(basisOf('Wet: Leerplichtwet 1969 art. 21a (onverwijld). Afspraak (standaard): vijf werkdagen')).toEqual([
    { kind: 'law', source: 'Leerplichtwet 1969 art. 21a (onverwijld)' },
    { kind: 'agreement', source: 'vijf werkdagen' },
  ]);
  expect(basisOf('Afspraak (standaard)')).toEqual([{ kind: 'agreement', source: '' }]);
  expect(basisOf('WPO art. 40')).toEqual([{ kind: 'agreement', source: 'WPO art. 40' }]);
});

/** Seen to fail with a source that is one text: a law and an agreement were a law. */
test('the paper says in one word what the parts of a source say', () => {
  const byLaw = parseSpan('6 weeks by law')!;
  expect(restsOn('Wet: Leerplichtwet 1969 art. 21a (onverwijld). Afspraak (standaard): vijf werkdagen')).toBe('both');
  expect(['Wet: WVO art. 27', 'WPO art. 40', undefined].map((source) => restsOn(source))).toEqual([
    'law',
    'agreement',
    'unsaid',
  ]);
  expect([restsOn(undefined, byLaw), restsOn('Afspraak (standaard)', byLaw)]).toEqual(['law', 'both']);
});

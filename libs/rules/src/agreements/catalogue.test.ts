import { type AgreementFile, currentAgreement, readCatalogue } from './catalogue';
import { checkAgreements } from './check';
import { mistakeText } from './mistake';

const silence = 'silence: { from: last-progress, within: 10 working-days, ladder: slow }';

function workflowText(changes: { version?: number; within?: string; more?: string } = {}): string {
  return `workflow: sample
version: ${changes.version ?? 1}
title: { nl: Voorbeeld, en: Sample }
source: agreed
opens: { by: hand }
facts: { a: boolean }
direction:
  accept-within: 5 working-days
  ladder: direction
  rules:
    - { id: D8, when: { a: true }, director: school }
    - { id: D11, otherwise: true, director: compulsory-education }
steps:
  one: { by: school, starts: opening, within: ${changes.within ?? '5 working-days'}, ladder: direction, asks: form }
  two: { by: director, starts: { after: one }, within: 5 working-days }
clocks:
  ${silence}
${changes.more ?? ''}`;
}

const base: AgreementFile[] = [
  {
    path: 'default/ladders.yaml',
    text: `direction:
  - { rung: V1, after: 1 working-day, tell: [responsible] }
  - { rung: V2, after: 3 working-days, tell: [process-director] }
slow: [{ rung: S1, after: 1 working-day, tell: [director] }]
`,
  },
  {
    path: 'default/signals.yaml',
    text: `signals:
  law: { counts: unauthorised-hours, reaches: 16, opens: sample, by-law: true }
  late: { counts: times-late, reaches: 12, opens: sample }
`,
  },
  { path: 'default/tasks.yaml', text: 'form: { title: { nl: Formulier, en: Form }, by: [school] }' },
  { path: 'default/sample.yaml', text: workflowText() },
  { path: 'lakes/region.yaml', text: 'region: lakes\nschool-holidays: south' },
];

const inRegion = (name: string, text: string): AgreementFile[] => [...base, { path: `lakes/${name}.yaml`, text }];
const overlay = (change: string): string => `extends: default/sample@1\nversion: 1\nchange:\n${change}\n`;

function regional(name: string, text: string): { catalogue: ReturnType<typeof readCatalogue>; mistakes: string[] } {
  const catalogue = readCatalogue(inRegion(name, text), 'lakes');
  return { catalogue, mistakes: catalogue.mistakes.map(mistakeText) };
}

describe('layers', () => {
  test('a region that changes nothing has the agreements of the platform', () => {
    const catalogue = readCatalogue(base, 'lakes');
    expect(catalogue.mistakes).toEqual([]);
    expect(catalogue.agreements).toEqual(readCatalogue(base).agreements);
    expect(catalogue.region).toMatchObject({ id: 'lakes', holidayRegion: 'south' });
    expect(readCatalogue(base).region.id).toBe('default');
  });

  test('an overlay changes what it names, and nothing else', () => {
    const { catalogue, mistakes } = regional(
      'sample',
      overlay(`  steps: { one: { within: 8 working-days, remind: [2 working-days] } }
  rules: { D8: { director: alliance } }
  direction: { accept-within: 3 working-days }
  ladders: { direction: { V2: { after: 4 working-days } }, slow: [{ rung: Z1, after: 2 days, tell: [director] }] }
  clocks: { silence: { within: 15 working-days } }
  after-care: [6 weeks]`),
    );
    expect(mistakes).toEqual([]);
    const before = currentAgreement(readCatalogue(base), 'sample')!;
    const after = currentAgreement(catalogue, 'sample')!;
    expect(after.steps[0]).toMatchObject({ by: 'school', within: { count: 8 }, remind: [{ count: 2 }] });
    expect(after.steps[1]).toEqual(before.steps[1]);
    expect(after.direction).toMatchObject({
      acceptWithin: { count: 3 },
      rules: [{ director: 'alliance' }, before.direction!.rules[1]],
    });
    expect(after.ladders.direction?.map(({ after: span }) => span?.count)).toEqual([1, 4]);
    expect(after.ladders.slow?.map(({ id }) => id)).toEqual(['Z1']);
    expect(after.clocks[0]).toMatchObject({ from: 'last-progress', within: { count: 15 } });
    expect(after.afterCare).toHaveLength(1);
    expect(catalogue.signed).toMatchObject([{ layer: 'lakes' }]);
  });

  test.each([
    [
      '  steps: { won: { within: 8 days } }',
      'lakes/sample.yaml:4: There is no step in sample: "won". Did you mean "one"?',
    ],
    ['  steps:\n    one:\n      within: 8', 'lakes/sample.yaml:6: 8 has no unit.'],
    ['  steps:\n    one:\n      ladder: frim', 'lakes/sample.yaml:6: There is no ladder "frim".'],
    ['  rules: { D9: { director: school } }', 'lakes/sample.yaml:4: There is no rule "D9".'],
    ['  rules:\n    D8: { when: { b: true } }', 'lakes/sample.yaml:5: There is no fact "b".'],
    ['  ladders: { fast: [{ rung: X, after: 1 day }] }', 'lakes/sample.yaml:4: There is no ladder "fast".'],
    ['  ladders: { direction: { V9: { after: 1 day } } }', 'lakes/sample.yaml:4: There is no rung "V9".'],
    [
      '  ladders:\n    direction:\n      V2: { after: 0 days }',
      'lakes/sample.yaml:6: "0 days" is no distance of a rung.',
    ],
    ['  clocks: { home: { within: 1 day } }', 'lakes/sample.yaml:4: There is no clock in sample: "home".'],
    ['  stops: {}', 'lakes/sample.yaml:4: Unknown key "stops". Did you mean "steps"?'],
  ])('an overlay that names what is not there is refused: %s', (change, expected) => {
    expect(regional('sample', overlay(change)).mistakes.join('\n')).toContain(expected);
  });

  test('an overlay of a version that is not there is refused', () => {
    const text = overlay('  steps: {}').replace('@1', '@7');
    expect(regional('sample', text).mistakes.join('\n')).toContain('Did you mean "default/sample@1"?');
  });

  test('a region has its own ladders in all its workflows', () => {
    const { catalogue, mistakes } = regional('ladders', 'direction: { V1: { after: 2 working-days } }');
    expect(mistakes).toEqual([]);
    expect(currentAgreement(catalogue, 'sample')!.ladders.direction![0]!.after!.count).toBe(2);
    expect(regional('ladders', 'direction: { V7: { after: 1 day } }').mistakes.join()).toContain(
      'There is no rung "V7".',
    );
    expect(regional('ladders', 'direction:').mistakes).toHaveLength(1);
  });

  test('a region adds a signal, changes an agreed one, and never the law', () => {
    const earlier = regional('signals', 'signals: { soon: { counts: times-late, reaches: 3, opens: sample } }');
    expect(earlier.mistakes).toEqual([]);
    expect(earlier.catalogue.signals.map(({ id }) => id)).toEqual(['law', 'late', 'soon']);
    const law = regional('signals', 'signals: { law: { counts: unauthorised-hours, reaches: 20, opens: sample } }');
    expect(law.mistakes.join()).toContain('"law" is law, and no region changes it.');
    const own = regional('signals', 'signals: { x: { counts: times-late, reaches: 3, opens: sample, by-law: true } }');
    expect(own.mistakes.join()).toContain('"x" is law');
  });

  test('one version stands in one file', () => {
    const twice = readCatalogue([...base, { path: 'default/again.yaml', text: workflowText() }]);
    expect(twice.mistakes.map(mistakeText).join()).toContain(
      'default/again.yaml:2: sample@1 is in default/sample.yaml too.',
    );
  });

  test('the newest version is the current one, and the older stays', () => {
    const files = [{ path: 'default/newer.yaml', text: workflowText({ version: 2, within: '9 days' }) }, ...base];
    const catalogue = readCatalogue(files);
    expect(catalogue.agreements.map(({ version }) => version)).toEqual([1, 2]);
    expect(currentAgreement(catalogue, 'sample')!.version).toBe(2);
  });

  test('a file that is no YAML is named, and the others are read', () => {
    const catalogue = readCatalogue([...base, { path: 'default/broken.yaml', text: 'a: [1' }]);
    expect(catalogue.mistakes.map(mistakeText).join()).toContain('default/broken.yaml:1: This is no YAML');
    expect(catalogue.agreements).toHaveLength(1);
  });
});

describe('publication', () => {
  const length = (text: string): string => String(text.length);
  const check = (files: AgreementFile[]): string[] => checkAgreements(files, length).mistakes.map(mistakeText);
  const withWorkflow = (text: string): AgreementFile[] =>
    base.map((file) => (file.path === 'default/sample.yaml' ? { ...file, text } : file));

  test('what is right has nothing to mend', () => {
    expect(check(base)).toEqual([]);
  });

  test.each([
    [silence, 'home: { from: opening }', 'sample.yaml:16: There is no `silence` clock'],
    [', within: 10 working-days, ladder: slow', '', 'sample.yaml:17: The `silence` clock must warn'],
    ['asks: form', 'asks: from', 'sample.yaml:14: There is no task "from". Did you mean "form"?'],
    ['by: school, starts', 'by: alliance, starts', '"form" cannot be asked of alliance. It can be asked of: school.'],
    ['after: one', 'after: two', 'sample.yaml:15: "two" waits for itself: a cycle without a recurring step.'],
    ['starts: opening', 'starts: { after: two }', 'sample.yaml:14: "one" waits for itself'],
    ['title: { nl: Voorbeeld, en: Sample }\n', '', 'sample.yaml:1: The workflow has no title.'],
    ['source: agreed\n', '', 'sample.yaml:1: The file does not say where it was agreed.'],
    ['version: 1\n', '', 'sample.yaml:1: The file has no version.'],
    ['by: hand', 'signal: [late, lat]', 'sample.yaml:5: There is no signal "lat". Did you mean "late"?'],
    ['two: {', 'two: { title: { nl: Twee, en: Two },', 'sample.yaml:14: "one" has no title and others have.'],
    ['asks: form', 'outcomes: { x: { opens: other } }', 'sample.yaml:14: There is no workflow "other".'],
    ['when: { a: true }', 'when: {}', 'sample.yaml:11: The condition names no fact.'],
  ])('%s → %s: %s', (before, after, expected) => {
    const text = workflowText();
    expect(text).toContain(before);
    expect(check(withWorkflow(text.replace(before, after))).join('\n')).toContain(expected);
  });

  test.each([
    ['slow: [{ rung: S1, after: 1 day, tell: [responsible] }]', 'tells `responsible`, and a clock has none'],
    ['slow: [{ rung: S1, after: 1 day, tell: [parents, table.team-lead] }]', undefined],
    ['slow: [{ rung: S1, after: 1 day, tell: [table.team-lead] }]', 'S1, the last rung of "slow", reaches nobody.'],
    ['slow: [{ rung: S1, after: 1 day, tell: [] }]', 'S1, the last rung of "slow", reaches nobody.'],
    ['slow: [{ rung: S1, after: 1 day, tell: [director], asks: explian }]', 'Did you mean "explain"?'],
    ['slow: [{ rung: S1, after: 1 day, tell: [director], puts-on: table }]', 'Did you mean "table-agenda"?'],
  ])('the ladder of a clock: %s: %s', (ladder, expected) => {
    const ladders = base[0]!.text.replace(/slow:.*/, ladder);
    const mistakes = check([{ path: 'default/ladders.yaml', text: ladders }, ...base.slice(1)]).join('\n');
    expect(mistakes === '' ? undefined : mistakes).toEqual(expected && expect.stringContaining(expected));
  });

  test('the last rung must reach somebody above those who are responsible', () => {
    const ladders = base[0]!.text.replace('[process-director]', '[responsible.board]');
    const files = [{ path: 'default/ladders.yaml', text: ladders }, ...base.slice(1)];
    expect(check(files)).toEqual([]);
    const parents = workflowText({ more: '' })
      .replace('asks: form', 'asks: form')
      .replace('two: { by: director', 'two: { by: parents, ladder: direction');
    const mistakes = check(
      files.map((file) => (file.path === 'default/sample.yaml' ? { ...file, text: parents } : file)),
    );
    expect(mistakes.join('\n')).toContain('reaches nobody when parents is responsible.');
  });

  test('closing and after-care need a ladder', () => {
    const more = `ladders: { slow: [{ rung: S1, after: 1 day, tell: [director] }] }\nafter-care: [4 weeks]\n`;
    const text = workflowText({ more }).replaceAll('ladder: direction', 'ladder: slow').replace('  ladder: slow\n', '');
    expect(check(withWorkflow(text)).join('\n')).toContain('Closing and after-care have no ladder.');
  });

  test('facts of one name have one type', () => {
    const other = workflowText()
      .replace('workflow: sample', 'workflow: other')
      .replace('a: boolean', 'a: [yes, no]')
      .replace('{ a: true }', '{ a: yes }');
    const files = [...base, { path: 'default/tother.yaml', text: other }];
    expect(check(files).join('\n')).toContain(
      'default/tother.yaml:6: The fact "a" has another type in default/sample.yaml.',
    );
    const newer = other.replace('workflow: other', 'workflow: sample').replace('version: 1', 'version: 2');
    expect(check([...base, { path: 'default/newer.yaml', text: newer }])).toEqual([]);
  });

  test('a published version is never edited and never removed', () => {
    const { versions } = checkAgreements(base, length);
    expect(versions.map(({ name }) => name)).toEqual(['default/sample@1', 'default/signals@1']);
    const list = versions.map(({ name, checksum }) => `${name}: '${checksum}'`).join('\n');
    const published = { path: 'published.yaml', text: list };
    expect(check([...base, published])).toEqual([]);
    expect(checkAgreements([...base, published], length).versions.every((version) => version.published)).toBe(true);
    const edited = withWorkflow(workflowText({ within: '15 working-days' }));
    expect(check([...edited, published])).toEqual([
      'default/sample.yaml:2: default/sample@1 was published and says something else now. Undo the change, or raise `version:` and keep the old file.',
    ]);
    expect(check([...withWorkflow(workflowText({ version: 2 })), published]).join()).toContain(
      'published.yaml:1: default/sample@1 was published and is not there any more.',
    );
    expect(check([...withWorkflow(`# a remark\n${workflowText()}`), published])).toEqual([]);
  });

  test('a ladder that a published workflow uses is part of it', () => {
    const { versions } = checkAgreements(base, length);
    const published = {
      path: 'published.yaml',
      text: versions.map(({ name, checksum }) => `${name}: '${checksum}'`).join('\n'),
    };
    const later = base[0]!.text.replace('after: 3 working-days', 'after: 13 working-days');
    const files = [{ path: 'default/ladders.yaml', text: later }, ...base.slice(1), published];
    expect(check(files).join()).toContain('default/sample@1 was published and says something else now.');
    const unused = `${base[0]!.text}more: [{ rung: M1, after: 1 day, tell: [director] }]\n`;
    expect(check([{ path: 'default/ladders.yaml', text: unused }, ...base.slice(1), published])).toEqual([]);
  });

  test('a region answers for its own versions', () => {
    const versions = (files: AgreementFile[]): string[] =>
      checkAgreements(files, length).versions.map(({ name }) => name);
    expect(versions(inRegion('sample', overlay('  steps: {}')))).toContain('lakes/sample@1');
    expect(versions(inRegion('ladders', '{}'))).toContain('lakes/sample@1');
    expect(versions(base)).not.toContain('lakes/sample@1');
  });
});

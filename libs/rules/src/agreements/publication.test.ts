import { base, inRegion, overlay, silence, workflowText } from '../../../../test/support/agreement-files';
import type { AgreementFile } from './catalogue';
import { checkAgreements } from './check';
import { mistakeText } from './mistake';

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
  ['slow: [{ rung: S1, after: 1 day, tell: [parents, table.team-lead] }]', ''],
  ['slow: [{ rung: S1, after: 1 day, tell: [table.team-lead] }]', 'S1, the last rung of "slow", reaches nobody.'],
  ['slow: [{ rung: S1, after: 1 day, tell: [] }]', 'S1, the last rung of "slow", reaches nobody.'],
  ['slow: [{ rung: S1, after: 1 day, tell: [director], asks: explian }]', 'Did you mean "explain"?'],
  ['slow: [{ rung: S1, after: 1 day, tell: [director], puts-on: table }]', 'Did you mean "table-agenda"?'],
])('the ladder of a clock: %s: %s', (ladder, expected) => {
  const ladders = base[0]!.text.replace(/slow:.*/, ladder);
  const mistakes = check([{ path: 'default/ladders.yaml', text: ladders }, ...base.slice(1)]);
  expect(mistakes.length > 0).toBe(expected !== '');
  expect(mistakes.join('\n')).toContain(expected);
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

function versionsIn(files: AgreementFile[]): string[] {
  return checkAgreements(files, length).versions.map(({ name }) => name);
}

test('a region answers for its own versions', () => {
  expect(versionsIn(inRegion('sample', overlay('  steps: {}')))).toContain('lakes/sample@1');
  expect(versionsIn(inRegion('ladders', '{}'))).toContain('lakes/sample@1');
  expect(versionsIn(base)).not.toContain('lakes/sample@1');
});

import { isLocalDate } from '../dates/local-date';
import type { FactType, FactValue } from './agreement';
import { didYouMean, type Path } from './mistake';
import type { Mistakes } from './read';
import { checkDirector } from './recipients';
import type { ConditionShape, StepShape, WorkflowFile } from './shape';

type LadderNames = Readonly<Record<string, readonly { rung: string }[]>>;

/** Step names that the machine gives itself. */
const reserved =
  /^(direction|confirm-closing|after-care-\d+|question-to-.+|invitation-to-.+|(answer-to-)?(decision|agreed)-\d+|confidential-\d+)$/;

/** Checks that everything a workflow names is there: facts, steps, outcomes, ladders, rungs. */
export function checkReferences(file: WorkflowFile, ladders: LadderNames, mistakes: Mistakes): void {
  checkDirection(file, Object.keys(ladders), mistakes);
  for (const [name, step] of Object.entries(file.steps)) {
    checkStep(name, step, file, mistakes);
    if (step.ladder !== undefined) {
      mistakes.expect(step.ladder, Object.keys(ladders), ['steps', name, 'ladder'], 'ladder');
    }
  }
  for (const name of Object.keys(file.clocks)) checkClock(name, file, ladders, mistakes);
  checkFacts(file.opens?.sets ?? {}, file.facts, ['opens', 'sets'], mistakes);
  checkConfidential(file, mistakes);
}

/** Whatever is confidential is there, so that a word that was misspelt hides nothing less. */
function checkConfidential({ confidential, facts, steps, opens }: WorkflowFile, mistakes: Mistakes): void {
  const signals = [opens?.signal ?? []].flat();
  const known = { facts: Object.keys(facts), signals, steps: Object.keys(steps) };
  const named = { facts: 'fact', signals: 'signal that opens it:', steps: 'step' };
  for (const kind of ['facts', 'signals', 'steps'] as const) {
    for (const [index, name] of (confidential?.[kind] ?? []).entries()) {
      mistakes.expect(name, known[kind], ['confidential', kind, index], named[kind]);
    }
  }
}

/** Checks facts that are set: each declared, with a value that it can have. */
export function checkFacts(
  sets: Readonly<Record<string, FactValue>>,
  declared: Readonly<Record<string, FactType>>,
  path: Path,
  mistakes: Mistakes,
): void {
  for (const [fact, value] of Object.entries(sets)) checkValue(fact, value, declared, [...path, fact], mistakes);
}

function checkDirection({ direction, facts }: WorkflowFile, ladders: readonly string[], mistakes: Mistakes): void {
  if (direction === undefined || direction === 'unchanged') return;
  if (direction.ladder !== undefined) mistakes.expect(direction.ladder, ladders, ['direction', 'ladder'], 'ladder');
  const path = ['direction', 'rules'];
  if (!direction.rules.at(-1)?.otherwise) {
    mistakes.add(
      direction.rules.length > 0 ? [...path, direction.rules.length - 1] : path,
      'The rules end without `otherwise`: there would be cases without a director',
      'Add a last rule: `- { id: D11, otherwise: true, director: compulsory-education }`.',
    );
  }
  for (const [index, rule] of direction.rules.entries()) {
    const at = [...path, index];
    const last = index === direction.rules.length - 1;
    if (rule.otherwise && rule.when)
      mistakes.add(at, `${rule.id} has both \`when\` and \`otherwise\``, 'Leave one out.');
    if (!rule.otherwise && !rule.when && !last)
      mistakes.add(at, `${rule.id} has no condition`, 'Add `when: { fact: value }`.');
    if (rule.otherwise && !last) {
      mistakes.add(at, `The rules after ${rule.id} can never match`, 'Put the rule with `otherwise` last.');
    }
    if (direction.rules.slice(0, index).some(({ id }) => id === rule.id)) {
      mistakes.add([...at, 'id'], `The rule ${rule.id} is there twice`, 'Give each rule its own name.');
    }
    if (rule.when) checkCondition(rule.when, facts, [...at, 'when'], mistakes);
    checkDirector(rule.director, [...at, 'director'], mistakes);
  }
}

function checkStep(name: string, step: StepShape, file: WorkflowFile, mistakes: Mistakes): void {
  const path = ['steps', name];
  const steps = Object.keys(file.steps);
  if (reserved.test(name)) {
    mistakes.add(path, `The machine itself makes steps called "${name}"`, 'Choose another name.');
  }
  checkStart(step.starts, file, [...path, 'starts'], mistakes);
  if (step['counts-from'] !== undefined) {
    checkCountsFrom(step['counts-from'], file.facts, [...path, 'counts-from'], mistakes);
  }
  for (const [outcome, brings] of Object.entries(step.outcomes)) {
    checkFacts(brings?.sets ?? {}, file.facts, [...path, 'outcomes', outcome, 'sets'], mistakes);
    if (brings?.ends && brings.closes !== undefined) {
      mistakes.add(
        [...path, 'outcomes', outcome, 'ends'],
        'An outcome either closes the case or ends its workflow',
        'Leave one out.',
      );
    }
  }
  for (const [index, needed] of (step.needs?.done ?? []).entries()) {
    mistakes.expect(needed, steps, [...path, 'needs', 'done', index], 'step');
  }
  if (step.needs?.facts) checkCondition(step.needs.facts, file.facts, [...path, 'needs', 'facts'], mistakes);
}

function checkStart(starts: StepShape['starts'], file: WorkflowFile, path: Path, mistakes: Mistakes): void {
  if (starts === 'opening') return;
  if ('after' in starts) {
    mistakes.expect(starts.after, Object.keys(file.steps), [...path, 'after'], 'step');
    const outcomes = Object.keys(file.steps[starts.after]?.outcomes ?? {});
    for (const [index, outcome] of (starts.with ?? []).entries()) {
      mistakes.expect(outcome, outcomes, [...path, 'with', index], `outcome of ${starts.after}:`);
    }
  }
  if ('missed' in starts) mistakes.expect(starts.missed, Object.keys(file.steps), [...path, 'missed'], 'step');
  if ('when' in starts) checkCondition(starts.when, file.facts, [...path, 'when'], mistakes);
  if ('before' in starts) checkDateFact(starts.before, file.facts, [...path, 'before'], mistakes);
  if ('on-day' in starts) checkDateFact(starts['on-day'], file.facts, [...path, 'on-day'], mistakes);
}

const origins = ['first-day-absent', 'opening', 'last-progress'];

function checkClock(name: string, file: WorkflowFile, ladders: LadderNames, mistakes: Mistakes): void {
  const clock = file.clocks[name]!;
  const path = ['clocks', name];
  if (!origins.includes(clock.from)) {
    const dates = Object.keys(file.facts).filter((fact) => file.facts[fact] === 'date');
    mistakes.expect(clock.from, [...origins, ...dates], [...path, 'from'], 'moment or date to count from:');
  }
  if (clock.ladder !== undefined) mistakes.expect(clock.ladder, Object.keys(ladders), [...path, 'ladder'], 'ladder');
  if (clock['pauses-while']) checkCondition(clock['pauses-while'], file.facts, [...path, 'pauses-while'], mistakes);
  if (clock.when) checkCondition(clock.when, file.facts, [...path, 'when'], mistakes);
  const first = clock['begins-at'];
  const known = clock.ladder === undefined || Object.hasOwn(ladders, clock.ladder);
  if (first !== undefined && known) {
    const rungs = (ladders[clock.ladder ?? ''] ?? []).map(({ rung }) => rung);
    mistakes.expect(first, rungs, [...path, 'begins-at'], 'rung of its ladder:');
  } else if (first === undefined && clock.when) {
    mistakes.add([...path, 'when'], '`when` says when the ladder begins higher up', 'Add `begins-at: RUNG`.');
  }
}

function checkCountsFrom(from: string, facts: WorkflowFile['facts'], path: Path, mistakes: Mistakes): void {
  if (from !== 'opening' && from !== 'first-day-absent') checkDateFact(from, facts, path, mistakes);
}

function checkDateFact(fact: string, facts: WorkflowFile['facts'], path: Path, mistakes: Mistakes): void {
  const dates = Object.keys(facts).filter((name) => facts[name] === 'date');
  mistakes.expect(fact, dates, path, 'fact that is a date:');
}

function checkCondition(condition: ConditionShape, facts: WorkflowFile['facts'], path: Path, mistakes: Mistakes): void {
  for (const [fact, wanted] of Object.entries(condition)) {
    const values = typeof wanted === 'object' ? Object.values(wanted).flat() : [wanted];
    if (values.length === 0) checkFact(fact, facts, [...path, fact], mistakes);
    for (const value of values) if (value !== undefined) checkValue(fact, value, facts, [...path, fact], mistakes);
  }
}

function checkValue(
  fact: string,
  value: FactValue,
  facts: Readonly<Record<string, FactType>>,
  path: Path,
  mistakes: Mistakes,
): void {
  if (!checkFact(fact, facts, path, mistakes) || hasType(value, facts[fact]!)) return;
  const type = facts[fact]!;
  const hint = type === 'boolean' ? 'Write `true` or `false`.' : 'Write a date: `2026-09-01`.';
  mistakes.add(
    path,
    `The fact "${fact}" cannot be ${JSON.stringify(value)}`,
    typeof type === 'string' ? hint : didYouMean(String(value), type),
  );
}

function checkFact(fact: string, facts: Readonly<Record<string, FactType>>, path: Path, mistakes: Mistakes): boolean {
  mistakes.expect(fact, Object.keys(facts), path, 'fact');
  return Object.hasOwn(facts, fact);
}

/** Whether a fact of this type can have this value. */
export function hasType(value: FactValue, type: FactType): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  return type === 'date' ? isLocalDate(value) : type.includes(value);
}

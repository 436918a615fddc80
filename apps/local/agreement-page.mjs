import { rules } from './rules.mjs';

const { dayOfYearText, termText } = rules;

/**
 * A workflow as a page to read.
 *
 * @param {import('../../libs/rules/src/index.ts').Agreement} agreement
 */
export function agreementPage(agreement) {
  const { workflow, version, title, source, steps, clocks, ladders, afterCare } = agreement;
  return [
    `${workflow}@${version}${title ? `  ${title.nl}` : ''}`,
    ...(source ? [source] : []),
    ...heading('Direction', directionLines(agreement)),
    ...heading('Steps', steps.flatMap(stepLines)),
    ...heading('Clocks', clocks.map(clockLine)),
    ...Object.entries(ladders).flatMap(([name, rungs]) => heading(`Ladder ${name}`, rungs.map(rungLine))),
    ...heading('After-care', afterCare.map(termText)),
  ].join('\n');
}

function heading(name, lines) {
  return lines.length === 0 ? [] : ['', name, ...lines.map((line) => `  ${line}`)];
}

function directionLines({ direction }) {
  if (!direction) return ['unchanged'];
  const lines = direction.rules.map(
    ({ id, when, director }) => `${id}  ${when ? plain(when) : 'otherwise'} → ${director}`,
  );
  const climbs = direction.ladder ? `, then ladder ${direction.ladder}` : '';
  return [...lines, `accept within ${termText(direction.acceptWithin)}${climbs}`];
}

function stepLines({ id, title, by, starts, within, remind, ladder, asks, source, outcomes, needs }) {
  return [
    `${id}${title ? `  ${title.nl}` : ''}`,
    `    ${by}, within ${termText(within)}; starts ${startText(starts)}`,
    ...(remind.length > 0 ? [`    reminded ${remind.map(reminderText).join(', ')}`] : []),
    ...(ladder ? [`    missed: ladder ${ladder}`] : []),
    ...(asks ? [`    asks ${asks}`] : []),
    ...(needs ? [`    needs ${[...needs.done, ...(needs.facts ? [plain(needs.facts)] : [])].join(', ')}`] : []),
    ...Object.entries(outcomes).map(([name, outcome]) => `    → ${name}${outcomeText(outcome)}`),
    ...(source ? [`    ${source}`] : []),
  ];
}

function startText(starts) {
  switch (starts.kind) {
    case 'after':
      return `after ${starts.step}${starts.with ? ` (${starts.with.join(', ')})` : ''}`;
    case 'when':
      return `when ${plain(starts.condition)}`;
    case 'every':
      return `every ${termText(starts.every)}`;
    case 'yearly':
      return `every ${dayOfYearText(starts.on)}`;
    case 'before':
      return `${termText(starts.by)} before ${starts.fact}`;
    case 'on-day':
      return `on ${starts.fact}`;
    default:
      return 'at opening';
  }
}

function reminderText(reminder) {
  return 'yearly' in reminder ? `on ${dayOfYearText(reminder.yearly)}` : `${termText(reminder)} before`;
}

function outcomeText({ sets, opens, closes }) {
  const brings = [
    ...(Object.keys(sets).length > 0 ? [`sets ${plain(sets)}`] : []),
    ...(opens ? [`opens ${opens}`] : []),
    ...(closes ? [`closes as ${closes}`] : []),
  ];
  return brings.length > 0 ? `: ${brings.join('; ')}` : '';
}

function clockLine({ id, from, within, ladder, pausesWhile, beginsAt, when }) {
  return [
    `${id}  from ${from}`,
    ...(within ? [`within ${termText(within)}`] : []),
    ...(pausesWhile ? [`pauses while ${plain(pausesWhile)}`] : []),
    ...(ladder ? [`ladder ${ladder}`] : []),
    ...(beginsAt ? [`begins at ${beginsAt}${when ? ` when ${plain(when)}` : ''}`] : []),
  ].join(', ');
}

function rungLine({ id, after, every, from, tell, asks, within, putsOn, movesDirection, fatal }) {
  return [
    `${id}  ${after ? `after ${termText(after)}` : `every ${termText(every)} from ${from}`}`,
    `tells ${tell.join(', ') || 'nobody'}`,
    ...(putsOn ? [`puts on ${putsOn}`] : []),
    ...(asks ? [`asks ${asks}${within ? ` within ${termText(within)}` : ''}`] : []),
    ...(movesDirection ? [`proposes ${movesDirection} as director`] : []),
    ...(fatal ? ['cannot be muted'] : []),
  ].join('; ');
}

function plain(map) {
  return Object.entries(map)
    .map(([fact, value]) => `${fact}: ${typeof value === 'object' ? JSON.stringify(value) : value}`)
    .join(', ');
}

import { calendarOf, expectRegion, files, named, partsOf, WrongUse } from './agreement-files.mjs';
import { rules } from './rules.mjs';

/** `diff A B`: in what the second agreement differs from the first, a line each. */
export function diff([before, after], { json }) {
  if (!before || !after) throw new WrongUse('Name two agreements: diff NAME@1 NAME@2, or REGION/NAME OTHER/NAME.');
  const differences = rules.agreementDifferences(named(before), named(after));
  if (json) return json({ before, after, differences });
  for (const { sentence } of differences) console.log(sentence.en);
  if (differences.length === 0) console.log(`${before} and ${after} agree on the same.`);
  return 0;
}

/** `explain NAME DATE`: the version that holds, and each step with its due date, why, and what goes off. */
export function explain([asked = '', on = ''], { json, region = 'default', step, facts = [] }) {
  const { region: own, name = '', version } = partsOf(asked);
  const where = own ?? region;
  expectRegion(where);
  if (!rules.isLocalDate(on)) throw new WrongUse(`"${on}" is no date. Write it like 2026-09-01.`);
  const holding = rules.versionHolding(files(), {
    region: where,
    workflow: name,
    on,
    ...(version !== undefined && { version: Number(version) }),
  });
  if (!holding) throw new WrongUse(`There is no workflow "${asked}". ${rules.didYouMean(name, workflowsIn(where))}`);
  const explained = explainedOn(holding, { on, step, facts });
  const { name: held, isPublished, publishedOn } = holding;
  if (json)
    return json({ on, region: where, holds: held, isPublished, ...(publishedOn && { publishedOn }), ...explained });
  console.log(pageOf(holding, { on, explained }));
  return 0;
}

function workflowsIn(region) {
  return [...new Set(rules.readCatalogue(files(), region).agreements.map(({ workflow }) => workflow))];
}

function explainedOn({ agreement, catalogue }, { on, step, facts: written }) {
  const steps = agreement.steps.map(({ id }) => id);
  if (step !== undefined && !steps.includes(step)) {
    throw new WrongUse(`There is no step "${step}". ${rules.didYouMean(step, steps)}`);
  }
  const { facts, problems } = rules.readWrittenFacts(agreement, written);
  if (problems.length > 0) throw new WrongUse(problems.join('\n'));
  const { unreachable, decisiveAuthority } = catalogue.region;
  const book = rules.bookOf({
    agreements: [agreement],
    calendar: calendarOf(catalogue.region),
    unreachable,
    decisiveAuthority: decisiveAuthority !== undefined,
  });
  return beyondHolidays(() => rules.explainOn(agreement, { on, facts, ...(step !== undefined && { step }) }, book));
}

function beyondHolidays(work) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof rules.BeyondKnownHolidays)) throw error;
    throw new WrongUse(`${error.message}. Add the school holidays to workflows/calendars, or choose an earlier date.`);
  }
}

function pageOf({ name, isPublished, publishedOn }, { on, explained: { director, rule, steps } }) {
  const since = publishedOn ? `, published on ${publishedOn}` : '';
  return [
    `On ${on} ${name} holds${since}${isPublished ? '' : ' nowhere: no version was published by then'}`,
    `${rules.recipientInWords(director).en} directs${rule ? ` (${rule})` : ''}`,
    ...steps.flatMap(stepLines),
  ].join('\n');
}

function stepLines({ step, title, by, starts, startsAtOnce, why, goesOff }) {
  return [
    '',
    `${step}  ${title.en}`,
    `  ${rules.recipientInWords(by).en}; starts ${starts.en}${startsAtOnce ? ', so at once' : ''}`,
    `  ${why.sentence.en}`,
    ...why.parts.map(({ sentence }) => `    ${sentence.en}`),
    ...goesOff.map(({ sentence }) => `  ${sentence.en}`),
  ];
}

import { inDatabaseOf } from './agreement-database.mjs';
import { catalogueOf, named, onlyRegion, partsOf, WrongUse } from './agreement-files.mjs';
import { rules } from './rules.mjs';

/**
 * `what-if WORKFLOW`: what the version in the files, published or not, would have been to the cases of a region that ran
 * that workflow.
 */
export async function whatIf([asked = ''], { json, region: typed, since }) {
  const { region: own, name, version } = partsOf(asked);
  if (!name) throw new WrongUse('Say what is tried: what-if WORKFLOW[@VERSION] [--region R] [--since 2026-01-01]');
  if (since !== undefined && !rules.isLocalDate(since)) {
    throw new WrongUse(`"${since}" is no date. Write --since 2026-01-01.`);
  }
  const region = own ?? typed ?? onlyRegion();
  const { mistakes } = catalogueOf(region);
  for (const mistake of mistakes) console.error(`workflows/${rules.mistakeText(mistake)}`);
  if (mistakes.length > 0) return 1;
  const draft = named(`${region}/${name}${version === undefined ? '' : `@${version}`}`);
  const outcome = await inDatabaseOf('region-database', 'tryDraft', { region, draft, since });
  if (json) return json({ region, ...outcome });
  console.log(pageOf(region, outcome));
  return 0;
}

function pageOf(region, { workflow, version, since, until, cases, partners, refused, differing }) {
  return [
    `${workflow}@${version} of ${region}, on ${counted(cases, 'case')} opened from ${since} to ${until}`,
    ...partners.map(partnerLine),
    ...(refused.length > 0 ? ['', 'Acts that it would have refused, after which nobody tries again:'] : []),
    ...refused.map((one) => `  ${one.sentence.en} (${counted(one.acts, 'act')} in ${counted(one.cases, 'case')})`),
    '',
    `${differing.length} of ${counted(cases, 'case')} would differ${differing.length > 0 ? ', first in this:' : ''}`,
    ...differing.map(({ caseId, openedOn, first }) => `${caseId}, opened on ${openedOn}: ${first.sentence.en}`),
  ].join('\n');
}

const counted = (count, thing) => `${count} ${thing}${count === 1 ? '' : 's'}`;

function partnerLine({ called, before, after }) {
  const rungs = [...new Set([...Object.keys(before.rungs), ...Object.keys(after.rungs)])].toSorted();
  const figures = [
    `steps started ${change(before.started, after.started)}`,
    `reminders ${change(before.reminders, after.reminders)}`,
    `missed dates ${change(before.missed, after.missed)}`,
    ...rungs.map((rung) => `${rung} ${change(before.rungs[rung], after.rungs[rung])}`),
  ];
  return `${called.en}: ${figures.join(', ')}`;
}

const change = (before = 0, after = 0) => (before === after ? `${before}` : `${before} → ${after}`);

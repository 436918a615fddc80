import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onlyRegion, WrongUse } from './agreement-files.mjs';
import { rules } from './rules.mjs';
import { prepared } from './script.mjs';

/** `missing REGION`: what is missing in the database before a region can be switched on, and what then goes off, a line each. */
export async function missing([region], { json }) {
  if (!region) throw new WrongUse(nameRegion('missing'));
  return tell(await inDatabase('missingInRegion', region), { json, before: 'When it is switched on: ' });
}

/** `dates REGION --covenant DATE --processor-agreement DATE`: when the organisations signed; `--name` names one of them. */
export async function dates([region], { json, covenant, 'processor-agreement': processorAgreement, name }) {
  const given = [covenant, processorAgreement].filter((on) => on !== undefined);
  if (!region || given.length === 0 || !given.every((on) => rules.isLocalDate(on))) {
    throw new WrongUse(
      'Say when: dates waterrijk --covenant 2026-06-18 --processor-agreement 2026-07-02 [--name ORGANISATION]',
    );
  }
  const asked = { region, organisation: name, covenantOn: covenant, processorAgreementOn: processorAgreement };
  const signed = await inDatabase('keepDates', asked);
  if (json) return json({ signed });
  for (const organisation of signed) console.log(`${organisation}: ${inWords()}`);
  if (signed.length === 0) console.log('Every organisation has these dates already.');
  return 0;

  function inWords() {
    const words = [
      covenant && `covenant ${covenant}`,
      processorAgreement && `processor agreement ${processorAgreement}`,
    ];
    return words.filter(Boolean).join(', ');
  }
}

/** `switch-on REGION`: from now on things go off in it; while anything is missing it says what, and ends with 1. */
export async function switchOn([region], { json }) {
  if (!region) throw new WrongUse(nameRegion('switch-on'));
  return tell(await inDatabase('switchRegionOn', region), { json, before: '' });
}

const nameRegion = (command) => `Name the region as its folder in workflows/: ${command} waterrijk`;

/** How a region stands; ends with 1 while anything is missing. `before` stands before each line of what goes off. */
function tell({ name, activeSince, missing: points, foreseen }, { json, before }) {
  const status = points.length > 0 ? 1 : 0;
  if (json) return json({ name, activeSince, missing: points, foreseen }, status);
  for (const { sentence } of points) console.log(sentence.en);
  const state = activeSince ? `is switched on since ${activeSince.toISOString().slice(0, 10)}` : 'is not switched on';
  console.log(`${name} ${state}; ${points.length === 0 ? 'nothing is missing' : `${points.length} missing`}`);
  for (const { en } of foreseen) console.log(`${before}${en}`);
  return status;
}

/** `migrate WORKFLOW --from V --to V`: what would become of each running case; `--do` lets them go over, `--undo ID` back. */
export async function migrate([workflow], { json, region, from, to, do: really, undo }) {
  const outcome = await inDatabase('migrateCases', undo ? { how: 'undo', id: undo } : asked());
  if (json) return json(outcome);
  for (const { caseId, openedOn, points } of outcome.cases) {
    console.log(`${caseId}, opened on ${openedOn}${points.length === 0 ? ': nothing moves' : ''}`);
    for (const { sentence } of points) console.log(`  ${sentence.en}`);
  }
  const count = outcome.cases.length === 1 ? '1 case' : `${outcome.cases.length} cases`;
  if (undo) console.log(`${count} went back`);
  else
    console.log(really ? `${count} went over; the way back is migrate --undo ${outcome.id}` : `${count} would go over`);
  return 0;

  function asked() {
    if (!workflow || !/^\d+$/.test(from ?? '') || !/^\d+$/.test(to ?? '')) {
      throw new WrongUse('Say what goes over: migrate WORKFLOW --from 1 --to 2, then again with --do, or --undo ID');
    }
    const versions = { from: Number(from), to: Number(to) };
    return { how: really ? 'do' : 'trial', region: region ?? onlyRegion(), workflow, ...versions };
  }
}

const say = (line) => console.error(`· ${line}`);

/** Calls a built function in the database of `DATABASE_URL`, or else in the embedded one, which is started for it. */
async function inDatabase(name, ...words) {
  return inDatabaseOf('region-database', name, ...words);
}

/** The same of another built file. */
export async function inDatabaseOf(file, name, ...words) {
  process.chdir(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
  const { root, lock, load } = await prepared(say, { alone: !process.env.DATABASE_URL });
  try {
    return await load(file)[name](root, process.env, ...words);
  } finally {
    lock?.release();
  }
}

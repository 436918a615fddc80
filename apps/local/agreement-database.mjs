import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onlyRegion, WrongUse } from './agreement-files.mjs';
import { prepared } from './script.mjs';

/** `missing REGION`: what is missing in the database before a region can be switched on, and what then goes off, a line each. */
export async function missing([region], { json }) {
  if (!region) throw new WrongUse('Name the region as its folder in workflows/: missing waterrijk');
  const { name, activeSince, missing: points, foreseen } = await inDatabase('missingInRegion', region);
  const status = points.length > 0 ? 1 : 0;
  if (json) return json({ name, activeSince, missing: points, foreseen }, status);
  for (const { sentence } of points) console.log(sentence.en);
  const state = activeSince ? `is switched on since ${activeSince.toISOString().slice(0, 10)}` : 'is not switched on';
  console.log(`${name} ${state}; ${points.length === 0 ? 'nothing is missing' : `${points.length} missing`}`);
  for (const { en } of foreseen) console.log(`When it is switched on: ${en}`);
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

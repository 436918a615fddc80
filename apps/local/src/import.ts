import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { caseParts, CaseProblem } from '@app/cases';
import {
  type Brought,
  createRegion,
  Identities,
  type ImportOutcome,
  Imports,
  type Period,
  readRegionAgreements,
  regionNamed,
  type RegionOutcome,
  schoolNumbered,
} from '@app/imports';
import { type Config, connect, Door, readConfig, Refusal } from '@app/platform';
import { CannotStart } from './cannot-start';
import { startPostgres } from './postgres';
import { Started } from './processes';
import { Bar, type Output } from './progress-bar';
import { reachDatabase } from './reach';
import { WrongRowsFile } from './wrong-rows-file';

/** Where something is imported, and where it is told how that goes. */
export interface Here {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly output: Output;
}

/** What was asked for; `name` is a file, or the folder of a region. */
export interface Asked {
  readonly kind: string;
  readonly name: string;
  readonly region?: string;
  readonly profile?: string;
  /** Of a statement of absence: the number of the one school that it is of, and the period that it speaks of. */
  readonly school?: string;
  readonly covers?: Partial<Period>;
  readonly isTrial: boolean;
}

/** So many wrong rows are shown; the file has all. */
const shown = 5;

/**
 * Brings a list, or a region, into the database of DATABASE_URL, or else the embedded one, which is started for it.
 *
 * @returns 0, 1 when rows are wrong, 2 when nothing could be done
 */
export async function importHere(here: Here, asked: Asked): Promise<number> {
  const started = new Started();
  try {
    const given = here.env['DATABASE_URL'] || (await startPostgres(join(here.root, '.data'), { started })).url();
    const config = readConfig({ ...here.env, DATABASE_URL: given });
    await reachDatabase(given);
    return await withDoor(config, (door) => {
      return asked.kind === 'region'
        ? importRegion({ door, config, here }, asked)
        : importList({ door, config, here }, asked);
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const why = error instanceof CaseProblem ? `${error.title}: ${error.message}` : error.message;
    say(here, `Nothing was changed: ${why}`);
    return 2;
  } finally {
    await started.endAll();
  }
}

interface Place {
  readonly door: Door;
  readonly config: Config;
  readonly here: Here;
}

const say = ({ output }: Here, line: string) => void output.write(`${line}\n`);

async function withDoor<T>(config: Config, work: (door: Door) => Promise<T>): Promise<T> {
  const source = await connect(config);
  const door = new Door(source);
  try {
    const [there] = await source.query<{ is: boolean }[]>(`select to_regclass('public.import_run') is not null as is`);
    if (!there!.is) throw new CannotStart('The database is not of this version: run npm run migrate first.');
    return await work(door);
  } finally {
    await source.destroy();
  }
}

async function importRegion({ door, config, here }: Place, { name, isTrial }: Asked): Promise<number> {
  const catalogue = readRegionAgreements(config.WORKFLOWS_DIR, name);
  const { agreements } = caseParts(config);
  const made = await trying<RegionOutcome>(isTrial, (keep) =>
    door.asMachine({ task: 'import', role: 'owner' }, async (open) =>
      keep(await createRegion(open, { agreements, catalogue })),
    ),
  );
  say(here, `Region ${made.name}: ${made.became}, ${made.published} versions of agreements published.`);
  if (isTrial) say(here, 'This was a trial: nothing was kept.');
  return 0;
}

/** What work came to, also when it is rolled back because it was a trial. */
async function trying<T>(isTrial: boolean, work: (keep: (result: T) => T) => Promise<T>): Promise<T> {
  const back = new Error('A trial is rolled back');
  let tried: T | undefined;
  try {
    return await work((result) => {
      if (!isTrial) return result;
      tried = result;
      throw back;
    });
  } catch (error) {
    if (error !== back) throw error;
    return tried!;
  }
}

async function importList({ door, config, here }: Place, { kind, name, isTrial, ...asked }: Asked): Promise<number> {
  const { region, school } = await door.asMachine({ task: 'import', role: 'owner' }, async (open) => {
    const found = await regionNamed(open, asked.region);
    return { region: found, school: asked.school && (await schoolNumbered(open, found, asked.school)) };
  });
  const { absences, takeOvers } = caseParts(config);
  const parts = { identities: new Identities(door, config), absences, takeOvers };
  const imports = new Imports(door, parts, config.WORKFLOWS_DIR);
  const bar = new Bar(here.output, basename(name), (await stat(name)).size);
  const wrong = new WrongRowsFile(`${name}.errors.csv`);
  let counting: Bar | undefined;
  const notices = new WrongRowsFile(`${name}.notices.csv`);
  await Promise.all([wrong.clear(), notices.clear()]);
  try {
    const outcome = await imports.take({
      kind,
      region,
      bytes: createReadStream(name),
      isTrial,
      ...(asked.profile !== undefined && { profile: asked.profile }),
      ...(school && { school }),
      ...(asked.covers && { covers: asked.covers }),
      onProgress: ({ rows, bytes }) => bar.at(bytes, `${rows} rows`),
      onWrong: (rows) => wrong.add(rows),
      onCounted(done, all) {
        bar.end();
        (counting ??= new Bar(here.output, 'signals', all)).at(done, `${done} pupils`);
      },
    });
    bar.end();
    counting?.end();
    if (outcome.notices.count > 0) await notices.add(outcome.notices.rows);
    tell(here, outcome, { wrong: wrong.path, notices: notices.path });
    return outcome.wrong > 0 ? 1 : 0;
  } finally {
    bar.end();
    await Promise.all([wrong.close(), notices.close()]);
  }
}

function tell(here: Here, outcome: ImportOutcome, files: { readonly wrong: string; readonly notices: string }): void {
  const { kind, profile, rows, added, changed, unchanged, wrong, passedOver, errors, foreseen, notices } = outcome;
  const elsewhere = passedOver > 0 ? `, ${passedOver} of elsewhere` : '';
  say(
    here,
    `${rows} ${kind} (profile ${profile}): ${added} added, ${changed} changed, ${unchanged} unchanged, ${wrong} wrong${elsewhere}.`,
  );
  for (const sentence of foreseen) say(here, `  ${sentence.nl}`);
  for (const { line, column, reason } of errors.slice(0, shown)) {
    say(here, `  line ${line}${column && `, ${column}`}: ${reason.en}`);
  }
  if (outcome.brought) say(here, broughtBy(outcome.brought));
  if (wrong > 0) say(here, `The wrong rows, with the reason of each: ${files.wrong}`);
  if (notices.count > 0) say(here, `${notices.count} rows to look at: ${files.notices}`);
  if (outcome.isTrial) say(here, 'This was a trial: nothing was kept.');
}

/** What followed from a list, by signal. */
function broughtBy({ signals, withdrawn, casesOpened }: Brought): string {
  const counts = Object.entries(signals).map(([signal, count]) => `${count} ${signal}`);
  const undone = withdrawn > 0 ? `; ${withdrawn} withdrawn by a correction` : '';
  return `Signals: ${counts.join(', ') || 'none'}${undone}; ${casesOpened} cases opened.`;
}

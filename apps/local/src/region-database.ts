import { caseParts, type MigrationAsked, type MigrationOutcome, type RegionReadiness } from '@app/cases';
import { connect, Door, type Open, Refusal } from '@app/platform';
import type { Sentence } from '@app/rules';
import { CannotStart } from './cannot-start';
import { inDatabaseHere } from './migrate';

/** What the floor of cases is made of. */
export type Parts = ReturnType<typeof caseParts>;

/** What is missing in a region, and what would go off when it is switched on. */
type Check = RegionReadiness & { readonly foreseen: readonly Sentence[] };

/** What is missing in a region of the database before it can be switched on; named as its folder in `workflows/` is. */
export function missingInRegion(root: string, env: NodeJS.ProcessEnv, name: string): Promise<Check> {
  return asOwner(root, env, async (open, { regions }) => {
    const id = await regionNamed(open, name);
    return { ...(await regions.check(open, id)), foreseen: await regions.foresee(open, id) };
  });
}

/** What is asked of running cases: to try, to do, or to take back what was done. */
export type MigrationCommand =
  | ({ readonly how: 'trial' | 'do'; readonly region: string } & Omit<MigrationAsked, 'regionId'>)
  | { readonly how: 'undo'; readonly id: string };

/** Lets running cases go over to another version of their agreement, or back, or says what would become of them. */
export function migrateCases(root: string, env: NodeJS.ProcessEnv, asked: MigrationCommand): Promise<MigrationOutcome> {
  return asOwner(root, env, async (open, { migrations }) => {
    if (asked.how === 'undo') return migrations.undo(open, asked.id);
    const { how, region, ...between } = asked;
    const wanted = { ...between, regionId: await regionNamed(open, region) };
    return how === 'trial' ? migrations.trial(open, wanted) : migrations.go(open, wanted);
  });
}

/** Does work in the database as its owner; what it refuses is said in one sentence. */
export function asOwner<T>(
  root: string,
  env: NodeJS.ProcessEnv,
  work: (open: Open, parts: Parts) => Promise<T>,
): Promise<T> {
  return inDatabaseHere(root, env, async (config) => {
    const source = await connect(config);
    try {
      const parts = caseParts(config);
      return await new Door(source).asMachine({ task: 'agreements', role: 'owner' }, (open) => work(open, parts));
    } catch (error) {
      if (error instanceof Refusal) throw new CannotStart(`${error.title}: ${error.message}.`);
      throw error;
    } finally {
      await source.destroy();
    }
  });
}

/** @throws CannotStart that says which regions there are */
export async function regionNamed(open: Open, name: string): Promise<string> {
  const regions = await open.sql<{ id: string; name: string }>(`select id, settings->>'id' as name from region`);
  const found = regions.find((region) => region.name === name);
  if (!found) throw new CannotStart(`There is no region "${name}" in the database. ${listOf(regions)}`);
  return found.id;
}

function listOf(regions: readonly { readonly name: string }[]): string {
  return regions.length === 0 ? 'It has none.' : `It has: ${regions.map(({ name }) => name).join(', ')}.`;
}

import {
  caseParts,
  type MigrationAsked,
  type MigrationOutcome,
  type RegionOrganisation,
  type RegionReadiness,
  type SignedDates,
  whatIf,
  type WhatIfAsked,
  type WhatIfOutcome,
} from '@app/cases';
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

/** When organisations signed: the ones of that name, or each that has no such date yet. */
export interface DatesCommand extends SignedDates {
  readonly region: string;
  readonly organisation?: string;
}

/**
 * Writes down when the organisations of a region signed. A date that stands is replaced only where the organisation is named.
 *
 * @returns the names of those that got a date
 * @throws CannotStart for a name that the region does not have
 */
export function keepDates(root: string, env: NodeJS.ProcessEnv, asked: DatesCommand): Promise<string[]> {
  return asOwner(root, env, async (open, { regions }) => {
    const { organisations } = await regions.check(open, await regionNamed(open, asked.region));
    const named =
      asked.organisation === undefined ? undefined : organisations.filter(({ name }) => name === asked.organisation);
    if (named?.length === 0) {
      const names = organisations.map(({ name }) => name).join(', ');
      throw new CannotStart(`There is no organisation "${asked.organisation}" in ${asked.region}. It has: ${names}.`);
    }
    const signed: string[] = [];
    for (const organisation of named ?? organisations) {
      const { covenantOn, processorAgreementOn } = named ? asked : newDates(organisation, asked);
      if (!covenantOn && !processorAgreementOn) continue;
      await regions.sign(open, organisation.id, { covenantOn, processorAgreementOn });
      signed.push(organisation.name);
    }
    return signed;
  });
}

const newDates = (had: RegionOrganisation, { covenantOn, processorAgreementOn }: SignedDates): SignedDates => ({
  covenantOn: had.covenantOn ? undefined : covenantOn,
  processorAgreementOn: had.processorAgreementOn ? undefined : processorAgreementOn,
});

/** Switches a region on, unless something is missing: says what, else what goes off by that. One that is on stays as it is. */
export function switchRegionOn(root: string, env: NodeJS.ProcessEnv, name: string): Promise<Check> {
  return asOwner(root, env, async (open, { regions }) => {
    const id = await regionNamed(open, name);
    const before = await regions.check(open, id);
    if (before.missing.length > 0) return { ...before, foreseen: [] };
    const foreseen = await regions.foresee(open, id);
    await regions.switchOn(open, id);
    return { ...(await regions.check(open, id)), foreseen };
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

/** A draft, and the region on whose cases it is tried. */
export type WhatIfCommand = { readonly region: string } & Omit<WhatIfAsked, 'regionId'>;

/** What a draft would have been to the cases of a region; the database refuses that anything is written meanwhile. */
export function tryDraft(root: string, env: NodeJS.ProcessEnv, asked: WhatIfCommand): Promise<WhatIfOutcome> {
  return asOwner(root, env, async (open, { books }) => {
    const { region, ...tried } = asked;
    await open.sql('set transaction read only');
    return whatIf(open, books, { ...tried, regionId: await regionNamed(open, region) });
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

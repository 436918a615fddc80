import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreements } from '@app/cases';
import { type Open, Problem } from '@app/platform';
import { type AgreementFile, type Catalogue, readCatalogue } from '@app/rules';

/** What became of a region: its settings, and the versions that were published now. */
export interface RegionOutcome {
  readonly id: string;
  readonly name: string;
  readonly became: 'added' | 'changed' | 'unchanged';
  readonly published: number;
}

/**
 * What a region agreed: the default of the platform, with the files of its own folder on top.
 *
 * @throws Problem `not-found` without such a folder, `invalid-content` with file, line and words for what is wrong first
 */
export function readRegionAgreements(workflows: string, region: string): Catalogue {
  if (!existsSync(join(workflows, region, 'region.yaml'))) {
    throw new Problem('not-found', `There is no ${join(workflows, region, 'region.yaml')}`);
  }
  const files = ['default', region].flatMap((layer): AgreementFile[] =>
    readdirSync(join(workflows, layer))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => ({ path: `${layer}/${name}`, text: readFileSync(join(workflows, layer, name), 'utf8') })),
  );
  const catalogue = readCatalogue(files, region);
  const [mistake] = catalogue.mistakes;
  if (mistake) throw new Problem('invalid-content', `${mistake.file}:${mistake.line ?? 1}: ${mistake.message}`);
  if (catalogue.region.id !== region) {
    throw new Problem('invalid-content', `${region}/region.yaml:1: "region: ${region}" is missing`);
  }
  return catalogue;
}

/** With what a region is made. */
export interface NewRegion {
  readonly agreements: Agreements;
  readonly catalogue: Catalogue;
  /** The id of a region that is not there yet. */
  readonly id?: string;
}

/**
 * Makes a region as its folder says, and publishes what it agreed. One that is there is brought up to its folder; the
 * same folder twice changes nothing.
 *
 * @throws Problem `not-allowed` when other settings would move the dates of open cases
 * @throws CaseProblem `agreement-changed` for a version that was published with other content
 */
export async function createRegion(
  open: Open,
  { agreements, catalogue, id = randomUUID() }: NewRegion,
): Promise<RegionOutcome> {
  const settings = JSON.stringify(catalogue.region);
  const name = catalogue.region.title?.nl ?? catalogue.region.id;
  const [known] = await open.sql<{ id: string; isSame: boolean }>(
    `select id, name = $2 and settings::text = $3 as "isSame" from region where settings ->> 'id' = $1 for update`,
    [catalogue.region.id, name, settings],
  );
  const regionId = known?.id ?? id;
  if (!known) await open.sql('insert into region (id, name, settings) values ($1, $2, $3)', [id, name, settings]);
  else if (!known.isSame) await change(open, regionId, { name, settings });
  const before = await versionsOf(open, regionId);
  await agreements.publish(open, regionId, catalogue);
  const became = !known ? 'added' : known.isSame ? 'unchanged' : 'changed';
  return { id: regionId, name, became, published: (await versionsOf(open, regionId)) - before };
}

async function change(open: Open, id: string, { name, settings }: { name: string; settings: string }): Promise<void> {
  const cases = await open.sql(`select from case_file where region_id = $1 and phase <> 'ended' limit 1`, [id]);
  if (cases.length > 0) throw new Problem('not-allowed', 'Other settings would move the dates of cases that run');
  await open.sql('update region set name = $2, settings = $3 where id = $1', [id, name, settings]);
}

async function versionsOf(open: Open, id: string): Promise<number> {
  const [row] = await open.sql<{ count: number }>(
    `select (select count(*) from agreement where region_id = $1)
          + (select count(*) from signal_rules where region_id = $1) as count`,
    [id],
  );
  return row!.count;
}

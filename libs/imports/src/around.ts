import { type Open, Problem } from '@app/platform';
import { type Agreement, momentsOf, type Region } from '@app/rules';
import type { Around, Period } from './row-reader';

/** The region that a list is of. */
export interface RegionHere {
  readonly id: string;
  readonly name: string;
  readonly settings: Region;
}

/**
 * A region by its title or the name of its folder; the only one when nobody names it.
 *
 * @throws Problem `not-found`, in words that name the regions there are
 */
export async function regionNamed(open: Open, name?: string): Promise<RegionHere> {
  const regions = await open.sql<RegionHere>('select id, name, settings from region order by name');
  const found = regions.filter((one) => name === undefined || one.name === name || one.settings.id === name);
  if (found.length === 1) return found[0]!;
  const names = regions.map((one) => one.name).join(', ') || 'none yet';
  throw new Problem(
    'not-found',
    name ? `There is no region "${name}"; there are: ${names}` : `Name a region: ${names}`,
  );
}

/** The one school of a file, by its number. @throws Problem `not-found` when the region knows no such school */
export async function schoolNumbered(open: Open, region: RegionHere, number: string): Promise<string> {
  const [school] = await open.sql<{ id: string }>(
    `select id from organisation where region_id = $1 and role = 'school' and number = $2`,
    [region.id, number.toUpperCase()],
  );
  if (!school) {
    const sentence = { nl: `De regio kent geen school ${number}`, en: `The region knows no school ${number}` };
    throw new Problem('not-found', sentence.en, { sentence });
  }
  return school.id;
}

/** Of what a file is. */
interface Told {
  readonly region: RegionHere;
  readonly school?: string;
  readonly covers?: Partial<Period>;
}

/** What the rows of a list are judged by. */
export async function aroundOf(
  open: Open,
  { region: { id, settings }, school, covers = {} }: Told,
  { hash, seal }: Pick<Around, 'hash' | 'seal'>,
): Promise<Around> {
  const areas = await open.sql<{ municipality: string }>(
    `select distinct municipality from organisation_area a join organisation o on o.id = a.organisation_id
      where o.region_id = $1`,
    [id],
  );
  const boards = await open.sql<{ board: string }>(
    `select distinct board from organisation where region_id = $1 and board is not null`,
    [id],
  );
  const agreed = await open.sql<{ body: Agreement }>(
    `select distinct on (workflow) body from agreement where region_id = $1 order by workflow, version desc`,
    [id],
  );
  const moments = momentsOf(settings.zone);
  return {
    agreements: agreed.map(({ body }) => body),
    today: moments.dateAt(open.nowMs),
    municipalities: new Map(areas.map(({ municipality }) => [municipality.toLowerCase(), municipality])),
    boards: new Set(boards.map(({ board }) => board)),
    isOfOneSchool: school !== undefined,
    covers,
    hash,
    seal,
    momentIn: moments.read,
  };
}

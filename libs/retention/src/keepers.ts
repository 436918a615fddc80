import { regionOf } from '@app/cases';
import { type Open, type Person, Problem } from '@app/platform';
import { momentsOf } from '@app/rules';
import type { Asked } from './due/due';

const places = ['privacy-officer', 'administrator'];

/** Whether somebody is here as a privacy officer or an administrator. */
export const isKeeper = ({ roles }: Pick<Person, 'roles'>): boolean => places.includes(roles[0] ?? '');

/** @throws Problem `not-found` for anybody but a privacy officer or an administrator */
export function expectKeeper(who: Pick<Person, 'roles'>): void {
  if (!isKeeper(who)) throw new Problem('not-found');
}

/** The organisation for which somebody keeps, as the database knows it. @throws Problem `not-found` for nobody's keeper */
export async function keeperOf({ sql }: Open<Person>): Promise<string> {
  const [found] = await sql<{ id: string }>('select keeper_organisations() as id order by id limit 1');
  if (!found) throw new Problem('not-found');
  return found.id;
}

/** For whom a list is made, on his wall clock. */
export async function askedBy(open: Open<Person>): Promise<Asked> {
  const { settings } = await regionOf(open, open.who.region);
  const today = momentsOf(settings.zone).dateAt(open.nowMs);
  return { organisation: await keeperOf(open), regionId: open.who.region, region: settings, today };
}

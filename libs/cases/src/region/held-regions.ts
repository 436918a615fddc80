import type { Open } from '@app/platform';
import type { Casebook } from '../casebook';
import { CaseProblem } from '../problem';

/**
 * SQL: the regions that are not switched on, as an array. A statement asks for it once, before its rows (an init plan), and
 * then compares: where alarms come by the thousand no table is joined for it, and where every region is on it is empty.
 */
export const heldRegions = `(select coalesce(array_agg(id), '{}') from region where active_since is null)::uuid[]`;

/** SQL: the alarms `a` that may go off: all but those of held regions. Each case is looked up by itself, as in `lockDue`. */
export const looseAlarms = `alarm a, lateral (
  select from case_file where id = a.case_id and region_id <> all(${heldRegions}) offset 0) of_region`;

/** SQL: the looks `l` at children whose signals may be counted. */
export const looseLooks = `signal_look l, lateral (
  select from pupil where id = l.pupil_id and region_id <> all(${heldRegions}) offset 0) of_region`;

/** Whether a region is held: nothing goes off in it, and nobody is mailed, until it is switched on. */
export async function isHeldRegion(open: Open, regionId: string): Promise<boolean> {
  const held = await open.sql('select from region where id = $1 and active_since is null', [regionId]);
  return held.length > 0;
}

/** As if a region were switched on, for a trial: the transaction is rolled back. As owner. */
export async function asIfOn(open: Open, regionId: string): Promise<void> {
  await open.sql('update region set active_since = coalesce(active_since, $2) where id = $1', [regionId, open.now]);
}

/**
 * In a held region cases are read, and nobody does anything in them: it would be told to others.
 *
 * @throws CaseProblem `region-not-on`
 */
export function expectOn({ isHeld }: Pick<Casebook, 'isHeld'>): void {
  if (!isHeld) return;
  const sentence = {
    nl: 'deze regio is nog niet aangezet: tot dan kunt u zaken alleen lezen',
    en: 'this region is not switched on yet: until then cases are only read',
  };
  throw new CaseProblem('region-not-on', sentence.en, { sentence });
}

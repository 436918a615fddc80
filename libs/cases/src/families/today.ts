import type { Open } from '@app/platform';
import { type LocalDate, momentsOf } from '@app/rules';
import { regionOf } from '../people';

/** The date on the clock of a region. */
export async function todayIn(open: Open, regionId: string): Promise<LocalDate> {
  const { settings } = await regionOf(open, regionId);
  return momentsOf(settings.zone).dateAt(open.nowMs);
}

import type { Open } from '@app/platform';
import { idOf, workerAt } from './region';
import type { DemonstrationRegion } from './regions';

const insertSlots = `
  insert into consult_slot (id, organisation_id, held_on, begins, minutes, by, place, made_by, made_at)
  select id, $2, "on", begins, minutes, 'doctor', place, $3, $4
    from json_to_recordset($1) as r(id uuid, "on" date, begins text, minutes int, place text)`;

/** Writes down when the youth doctors of a region hold consults in the weeks after somebody opens the demonstration. */
export async function writeConsultSlots(open: Open, region: DemonstrationRegion): Promise<void> {
  for (const { at, days, begins, minutes, place } of region.consults) {
    const rows = days.flatMap((on) =>
      begins.map((begin) => {
        return { id: idOf(region, 'consult-slot', `${at} ${on} ${begin}`), on, begins: begin, minutes, place };
      }),
    );
    const { id, organisation } = workerAt(region, at);
    await open.sql(insertSlots, [JSON.stringify(rows), organisation, id, open.now]);
  }
}

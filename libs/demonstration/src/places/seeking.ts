import { addFacility, askPlace, type Casebooks, type Cases, changeFacility, onPlacement, onRequest } from '@app/cases';
import type { Door, MachineTask } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { idOf, workerAt } from '../region';
import type { DemonstrationRegion } from '../regions';
import type { FacilityToldOn, PlaceAct, PlaceSought } from './places-told';

/** With what places are sought and given. */
export interface SeekingParts {
  readonly door: Door;
  readonly books: Casebooks;
  readonly cases: Cases;
}

const owner: MachineTask = { task: 'reset', role: 'owner' };

/** Plays what is told of places, a day at a time, by the same acts as people do. */
export class Seeking {
  /** By what it is called in the plan. */
  private readonly requests = new Map<string, string>();

  constructor(
    private readonly parts: SeekingParts,
    private readonly regions: readonly DemonstrationRegion[],
  ) {}

  /** What happens on this day. Nobody asks for a child of a told case: its course is written out. */
  async play(today: LocalDate, told: readonly string[]): Promise<void> {
    for (const region of this.regions) {
      const { facilities = [], sought = [] } = region.places ?? {};
      for (const one of facilities) if (one.on === today) await this.say(region, one);
      for (const [index, one] of sought.entries()) {
        const key = `${index} ${one.school}`;
        if (one.on === today) await this.ask(region, { one, key, told });
        for (const [nth, act] of one.after.entries()) {
          if (act.on === today) await this.act(region, { one, key, act, nth });
        }
      }
    }
  }

  private async say(region: DemonstrationRegion, { alliance, id, told }: FacilityToldOn): Promise<void> {
    const facility = idOf(region, 'facility', id);
    await this.parts.door.asPerson(workerAt(region, alliance), async (open) => {
      await addFacility(open, facility, told);
      await changeFacility(open, facility, told);
    });
  }

  private async ask(
    region: DemonstrationRegion,
    { one, key, told }: { one: PlaceSought; key: string; told: readonly string[] },
  ): Promise<void> {
    const { door } = this.parts;
    const [found] = await door.asMachine(owner, ({ sql }) =>
      sql<{ id: string }>(longestAbsent, [idOf(region, 'organisation', one.school), told]),
    );
    if (!found) return;
    const asked = { caseId: found.id, key: idOf(region, 'place sought', key), asked: one.asked };
    await door.asPerson(workerAt(region, one.school), (open) => askPlace(open, this.parts, asked));
    const [request] = await door.asMachine(owner, ({ sql }) => sql<{ id: string }>(requestOf, [found.id]));
    this.requests.set(`${region.id} ${key}`, request!.id);
  }

  private async act(
    region: DemonstrationRegion,
    { one, key, act, nth }: { one: PlaceSought; key: string; act: PlaceAct; nth: number },
  ): Promise<void> {
    const { door, books } = this.parts;
    const request = this.requests.get(`${region.id} ${key}`);
    if (!request) return;
    const [newest] = await door.asMachine(owner, ({ sql }) => sql<{ id: string }>(newestOf, [request]));
    const once = idOf(region, 'place act', `${key} ${nth}`);
    await door.asPerson(workerAt(region, one.alliance), (open) => {
      if ('placement' in act) return onPlacement(open, books, { id: newest!.id, key: once, act: act.placement });
      const does = act.request;
      const at = does.act === 'offer' ? { ...does, facility: idOf(region, 'facility', does.facility) } : does;
      return onRequest(open, books, { id: request, key: once, act: at });
    });
  }
}

/** Who is only watched over seeks no place. */
const longestAbsent = `
  select c.id from case_file c join pupil u on u.id = c.pupil_id
   where c.school_id = $1 and c.phase = 'open' and c.pupil_id <> all($2::uuid[])
     and exists (select from step s where s.case_id = c.id and s.workflow ~ '^(sickness|relative|long-relative)')
     and not exists (select from placement_request r where r.case_id = c.id)
   order by c.first_day_absent, u.number limit 1`;

const requestOf = 'select id from placement_request where case_id = $1';
const newestOf = 'select id from placement where request_id = $1 order by offered_at desc limit 1';

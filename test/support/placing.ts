import { randomUUID } from 'node:crypto';
import {
  addFacility,
  askPlace,
  changeFacility,
  dayIn,
  type Facility,
  type FacilityAsTold,
  type Morning,
  morningOf,
  type NewRequest,
  onPlacement,
  onRequest,
  type PassedOn,
  type PlacementAct,
  placementsOf,
  type RequestAct,
  type RequestOfCase,
} from '@app/cases';
import type { Person } from '@app/platform';
import { type LocalDate, readWorkflow } from '@app/rules';
import { catalogueOf } from './catalogue';
import { onPostgres } from './queues';
import { addPupil, makeRegion, type TestRegion } from './region';
import { RunningPlatform } from './running-platform';

/** A place that is asked for without saying more. */
const ordinary: NewRequest = {
  goal: 'return-to-own-school',
  type: 'traject',
  sector: 'vo',
  wishedOn: '2027-01-11',
};

const asTold: FacilityAsTold = {
  name: 'Trajectgroep',
  type: 'traject',
  sectors: ['vo'],
  targetGroups: [],
  municipality: 'Testdam',
  programmes: [],
  returnsTo: 'own-school',
  payer: 'alliance',
  capacity: 1,
  validFrom: '2026-08-01',
};

const ladder = [{ rung: 'R1', after: '1 working-day', tell: ['responsible'] }];
const step = (asks: string, within: string, more: object) => ({
  by: 'alliance',
  within,
  asks,
  ladder: 'told',
  ...more,
});

const over = { sets: { offer: 'ended', begun: false } };

/** What a region may have agreed on placements, as short as can be. */
const agreed = readWorkflow({
  workflow: 'placement',
  version: 1,
  opens: { by: 'hand' },
  direction: 'unchanged',
  facts: { offer: ['waiting', 'made', 'accepted', 'ended'], begun: 'boolean' },
  steps: {
    check: step('placement-intake', '5 working-days', {
      starts: 'opening',
      outcomes: { fits: {}, 'payer-unclear': {} },
    }),
    decide: step('place-decision', '10 working-days', {
      starts: 'opening',
      outcomes: { offered: { sets: { offer: 'made' } } },
    }),
    answer: step('family-answer', '3 working-days', {
      starts: { when: { offer: 'made' } },
      outcomes: {
        accepted: { sets: { offer: 'accepted' } },
        refused: { sets: { offer: 'waiting' } },
        expired: { sets: { offer: 'waiting' } },
      },
    }),
    again: step('place-decision', '20 working-days', {
      starts: { when: { offer: 'waiting' } },
      outcomes: { offered: { sets: { offer: 'made' } } },
    }),
    begin: step('placement-start', '10 working-days', {
      starts: { when: { offer: 'accepted' } },
      outcomes: { started: { sets: { begun: true } } },
    }),
    review: step('placement-review', '6 school-weeks', { starts: { when: { begun: true } } }),
    end: step('placement-end', '12 school-weeks', {
      starts: { when: { begun: true } },
      outcomes: { 'own-school': over, elsewhere: over },
    }),
  },
  clocks: { silence: { from: 'last-progress', within: '30 working-days', ladder: 'told' } },
  ladders: { told: ladder },
}).agreement!;

/** An alliance that keeps facilities, and children who wait for a place in them; the clock stands where the test puts it. */
export class Placing {
  private moment = 0;

  private constructor(
    readonly platform: RunningPlatform,
    readonly region: TestRegion,
  ) {}

  /** @param hasAgreed whether its region agreed on placements */
  static async start({ hasAgreed = true, isOn = true } = {}): Promise<Placing> {
    const platform = await RunningPlatform.start(onPostgres, { withWorker: false });
    const { agreements, ...rest } = catalogueOf();
    const others = agreements.filter(({ workflow }) => workflow !== 'placement');
    const region = await makeRegion(platform.door, {
      ...rest,
      agreements: hasAgreed ? [...others, agreed] : others,
      isOn,
    });
    return new Placing(platform, region);
  }

  stop(): Promise<void> {
    return this.platform.stop();
  }

  get school(): Person {
    return this.region.person('school');
  }

  get alliance(): Person {
    return this.region.person('alliance');
  }

  /** Puts the clock at nine on a day of winter time. */
  on(day: LocalDate, time = '09:00'): Promise<void> {
    this.moment = Date.parse(`${day}T${time}:00+01:00`);
    return this.platform.clockAt(this.moment);
  }

  /** The case of a child that is at home since a day. */
  async caseSince(firstDayAbsent: LocalDate): Promise<string> {
    const { door, parts } = this.platform;
    const pupilId = await addPupil(door, this.region);
    const facts = { enrolled: true, attends: false };
    return door.asPerson(this.school, (open) =>
      parts.cases.open(open, { pupilId, workflow: 'long-relative-absence', firstDayAbsent, facts }),
    );
  }

  /** Asks for a place, and gives the id of the request. */
  async ask(caseId: string, more: Partial<NewRequest> = {}): Promise<string> {
    const asked = { ...ordinary, ...more };
    const { door, parts } = this.platform;
    await door.asPerson(this.school, (open) => askPlace(open, parts, { caseId, key: randomUUID(), asked }));
    return (await this.ofCase(caseId)).at(-1)!.id;
  }

  /** A child at home since a day that waits for a place, asked a minute after the one before: the id of its request. */
  async waitingSince(firstDayAbsent: LocalDate, more: Partial<NewRequest> = {}): Promise<string> {
    this.moment += 60_000;
    await this.platform.clockAt(this.moment);
    return this.ask(await this.caseSince(firstDayAbsent), more);
  }

  facility(more: Partial<FacilityAsTold> = {}): Promise<Facility> {
    return this.platform.door.asPerson(this.alliance, (open) =>
      addFacility(open, randomUUID(), { ...asTold, ...more }),
    );
  }

  changed({ id }: Facility, more: Partial<FacilityAsTold>): Promise<Facility> {
    return this.platform.door.asPerson(this.alliance, (open) => changeFacility(open, id, { ...asTold, ...more }));
  }

  onRequest(id: string, act: RequestAct, key: string = randomUUID()): Promise<void> {
    const { door, parts } = this.platform;
    return door.asPerson(this.alliance, (open) => onRequest(open, parts.books, { id, key, act }));
  }

  offer(id: string, { id: facility }: Facility, more: Partial<RequestAct & { act: 'offer' }> = {}): Promise<void> {
    return this.onRequest(id, { act: 'offer', facility, startsOn: '2027-01-11', ...more });
  }

  /** Does something with the newest placement of a request. */
  async onPlacement(requestId: string, act: PlacementAct, who = this.alliance): Promise<void> {
    const [{ id }] = (await this.platform.rows<{ id: string }>(
      'select id from placement where request_id = $1 order by offered_at desc, id desc limit 1',
      [requestId],
    )) as [{ id: string }];
    const { door, parts } = this.platform;
    return door.asPerson(who, (open) => onPlacement(open, parts.books, { id, key: randomUUID(), act }));
  }

  /** A child that began in a facility on a Monday of January. */
  async placed(requestId: string, facility: Facility): Promise<void> {
    await this.offer(requestId, facility);
    await this.onPlacement(requestId, { act: 'accept' });
    await this.onRequest(requestId, { act: 'set-payer', payer: 'alliance' });
    await this.on('2027-01-11');
    await this.onPlacement(requestId, { act: 'start', on: '2027-01-11', seen: true });
  }

  /** What a worker does at a tick, in its order. */
  async passOn(): Promise<PassedOn> {
    const { door, parts } = this.platform;
    await parts.fireDue.all(door);
    return parts.passOn.all(door);
  }

  ofCase(caseId: string, who = this.school): Promise<RequestOfCase[]> {
    return this.platform.door.asPerson(who, async (open) =>
      placementsOf(open, caseId, { today: await dayIn(open), zone: 'Europe/Amsterdam' }),
    );
  }

  morning(who = this.alliance): Promise<Morning> {
    return this.platform.door.asPerson(who, async (open) => morningOf(open, await dayIn(open)));
  }

  /** What became of a request: the states of its placements, the oldest first. */
  async stateOf(requestId: string): Promise<string[]> {
    const rows = await this.platform.rows<{ state: string }>(
      'select state from placement where request_id = $1 order by offered_at, id',
      [requestId],
    );
    return rows.map(({ state }) => state);
  }

  /** The steps on placements of the case of a request that are open or done, by name. */
  async stepsOf(requestId: string): Promise<Record<string, string>> {
    const rows = await this.platform.rows<{ name: string; state: string }>(
      `select s.name, coalesce(s.outcome, s.state) as state
         from step s join placement_request r on r.case_id = s.case_id
        where r.id = $1 and s.workflow = 'placement' order by s.name`,
      [requestId],
    );
    return Object.fromEntries(rows.map(({ name, state }) => [name.replace('placement/', ''), state]));
  }
}

import type { Person } from '@app/platform';
import { catalogueOf } from './catalogue';
import type { QueueStore } from './queues';
import { addPupil, makeRegion, type TestRegion } from './region';
import { RunningPlatform } from './running-platform';

/** Nine in the morning on a Monday without holidays near. */
export const monday = Date.parse('2026-09-14T09:00:00+02:00');
const hourMs = 3_600_000;

/** A moment so many hours after that Monday morning. */
export const after = (hours: number): number => monday + hours * hourMs;

/** A region with the agreements of this repository, and cases in it. */
export class CaseFiles {
  private constructor(
    readonly platform: RunningPlatform,
    readonly region: TestRegion,
  ) {}

  static async start(
    store?: QueueStore,
    options?: { withWorker?: boolean; HEARTBEAT_URL?: string },
  ): Promise<CaseFiles> {
    const onPostgres: QueueStore = { name: 'PostgreSQL', settings: async () => ({}) };
    const platform = await RunningPlatform.start(store ?? onPostgres, { withWorker: false, ...options });
    return new CaseFiles(platform, await makeRegion(platform.door, catalogueOf()));
  }

  get school(): Person {
    return this.region.person('school');
  }

  get officer(): Person {
    return this.region.person('compulsory-education');
  }

  /** Opens a case on that Monday, by the school. */
  async open(workflow = 'long-relative-absence', at = monday): Promise<string> {
    const { door, parts } = this.platform;
    await this.platform.clockAt(at);
    const pupilId = await addPupil(door, this.region);
    const facts = { enrolled: true, attends: false };
    return door.asPerson(this.school, (open) =>
      parts.cases.open(open, { pupilId, workflow, firstDayAbsent: '2026-09-14', facts }),
    );
  }

  stop(): Promise<void> {
    return this.platform.stop();
  }
}

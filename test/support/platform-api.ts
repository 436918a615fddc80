import { MachineTime, Sessions } from '@app/platform';
import type { RunningPlatform } from './running-platform';
import { type Listening, listen, Visitor } from './running-api';

/** The api beside a worker that runs: of a real region, in which nobody may be anybody. */
export class PlatformApi {
  private constructor(
    private readonly platform: RunningPlatform,
    private readonly api: Listening,
  ) {}

  static async start(platform: RunningPlatform): Promise<PlatformApi> {
    return new PlatformApi(platform, await listen(platform.config));
  }

  stop(): Promise<void> {
    return this.api.app.close();
  }

  /** Somebody who has just signed in, by his address. */
  async signedIn(email: string): Promise<Visitor> {
    const [person] = await this.platform.rows<{ id: string }>('select id from person where email = $1', [email]);
    if (!person) throw new Error(`Nobody has the address ${email}`);
    const session = await this.platform.door.asMachine({ task: 'test', role: 'owner' }, (open) =>
      new Sessions(new MachineTime()).begin(open, { personId: person.id, way: 'local' }),
    );
    return new Visitor(this.api.url, `terugweg=${session}`);
  }
}

import type { Door, MachineTask } from '@app/platform';
import { AtRest } from '../firing/at-rest';
import { bookOfRequest, goneOn, keepRun, lockRequest, type RightsParts } from './run';
import { tellGoneOff } from './tell-of-rights';

const task: MachineTask = { task: 'rights', role: 'worker' };

const dueRequests = `
  select id from rights_request
   where next_at <= $1 and answered_at is null and not id = any($2) order by next_at, id`;

/** A request whose rules failed, and how. */
interface FailedRequest {
  readonly requestId: string;
  readonly error: unknown;
}

/**
 * Lets what is due of requests go off: that who answers is reminded, that a request was missed, and who is told of it. Each
 * by itself, under its lock, so that one that fails holds up no other, and nothing goes off twice.
 */
export class FireRights {
  private readonly resting = new AtRest();

  constructor(private readonly parts: RightsParts) {}

  async all(door: Door): Promise<FailedRequest[]> {
    const due = await door.asMachine(task, ({ sql, now }) =>
      sql<{ id: string }>(dueRequests, [now, this.resting.ids()]),
    );
    const failed: FailedRequest[] = [];
    for (const { id } of due) {
      try {
        await this.one(door, id);
      } catch (error) {
        this.resting.add(id);
        failed.push({ requestId: id, error });
      }
    }
    return failed;
  }

  private one(door: Door, id: string): Promise<void> {
    return door.asMachine(task, async (open) => {
      const kept = await lockRequest(open, id);
      if (!kept) return;
      const book = await bookOfRequest(open, this.parts, kept);
      const run = goneOn({ state: kept.state, entries: [] }, open.nowMs, book);
      if (run.entries.length === 0) return;
      await keepRun(open, id, run);
      await tellGoneOff(
        open,
        kept,
        run.entries.flatMap(({ lines }) => lines),
      );
    });
  }
}

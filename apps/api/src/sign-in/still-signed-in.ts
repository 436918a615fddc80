import { findColleague } from '@app/cases';
import { Door, type MachineTask, type Person, type Session, Sessions } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { personOf } from '../session';

const asMachine: MachineTask = { task: 'session', role: 'owner' };

/** Knows of what stays open whether it is still of somebody who is signed in. */
@Injectable()
export class StillSignedIn {
  constructor(
    private readonly door: Door,
    private readonly sessions: Sessions,
  ) {}

  /** Whether a session runs and who is signed in is here, and what he was when he asked. */
  isHere(session: Session, who: Person): Promise<boolean> {
    return this.door.asMachine(asMachine, async (open) => {
      const colleague = (await this.sessions.runs(open, session)) ? await findColleague(open, session) : undefined;
      return colleague !== undefined && isSame(personOf(colleague), who);
    });
  }
}

const isSame = (now: Person, before: Person) =>
  now.organisation === before.organisation && now.region === before.region && now.roles.join() === before.roles.join();

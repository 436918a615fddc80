import { Door, issuerOf, type MachineTask, OpenId, type Session, Sessions } from '@app/platform';
import { Injectable } from '@nestjs/common';

const asMachine: MachineTask = { task: 'session', role: 'owner' };

/** Asks the issuer of a session each hour whether it still knows who is signed in: who left there has no session here. */
@Injectable()
export class Confirming {
  constructor(
    private readonly door: Door,
    private readonly sessions: Sessions,
    private readonly openId: OpenId,
  ) {}

  /** An issuer that does not answer says nothing: the session goes on, and ends when its time is over. */
  async isKnown(id: string, session: Session): Promise<boolean> {
    const { issuerId, tokens } = session;
    if (issuerId === undefined || tokens === undefined || !this.sessions.isToConfirm(session)) return true;
    const issuer = await this.door.asMachine(asMachine, async (open) => {
      const isOurs = await this.sessions.takeConfirming(open, session);
      return isOurs ? issuerOf(open, issuerId) : undefined;
    });
    if (!issuer) return true;
    const said = await this.openId.confirmed(issuer, tokens);
    if (said.is === 'unanswered') return true;
    await this.door.asMachine(asMachine, (open) =>
      said.is === 'known' ? this.sessions.keepTokens(open, id, said.tokens) : this.sessions.end(open, session),
    );
    return said.is === 'known';
  }
}

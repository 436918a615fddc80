import { findColleague, maySignIn, relativeBy, SignInProblem, staffAt } from '@app/cases';
import { Identities } from '@app/imports';
import {
  type Again,
  assurances,
  type Attempt,
  Attempts,
  type DigidIssuer,
  Door,
  type Identified,
  type Issuer,
  issuerOf,
  issuers,
  type MachineTask,
  type NewSession,
  type Open,
  OpenId,
  saidUnder,
  type Session,
  Sessions,
  type StaffIssuer,
} from '@app/platform';
import { isOfFamily, type Role } from '@app/rules';
import { Injectable } from '@nestjs/common';

/** Nobody of whom DigiD is less sure reads about a child. */
const enough = assurances.indexOf('substantieel');
const asMachine: MachineTask = { task: 'sign-in', role: 'owner' };

/** Somebody who was sent to his issuer, and where it sends him back to. */
interface Sent {
  readonly issuerId: string;
  readonly back: string;
  /** The session that runs, of who proves again who he is. */
  readonly session?: Session | undefined;
  /** To which page of ours he comes back; else where his day begins. */
  readonly page?: string | undefined;
}

/** An attempt that was answered, with the id that its browser has. */
interface Answered extends Attempt {
  readonly id: string;
}

/** Somebody who came back from his issuer. */
interface Received {
  /** The id of his new session. */
  readonly session: string;
  readonly isOfFamily: boolean;
}

/** Lets in by an issuer whoever it knows and the register knows, and lets go again. */
@Injectable()
export class SignInDesk {
  constructor(
    private readonly door: Door,
    private readonly sessions: Sessions,
    private readonly attempts: Attempts,
    private readonly openId: OpenId,
    private readonly numbers: Identities,
  ) {}

  ways(): Promise<Issuer[]> {
    return this.door.asMachine(asMachine, issuers);
  }

  /** @returns where the browser goes, and the id of this attempt */
  async send({ issuerId, back, session, page }: Sent): Promise<{ attempt: string; to: string }> {
    const again: Again | undefined = session;
    const [issuer, attempt] = await this.door.asMachine(asMachine, async (open) => {
      const found = await issuerOf(open, issuerId);
      return [found, await this.attempts.begin(open, { issuerId, again, page })] as const;
    });
    return { attempt, to: await this.openId.address(issuer, { attempt, back, again: again !== undefined }) };
  }

  /** The attempt of a browser that came back: it is given once. */
  async take(id: string | undefined): Promise<Answered | undefined> {
    if (id === undefined) return undefined;
    const taken = await this.door.asMachine(asMachine, (open) => this.attempts.take(open, id));
    return taken && { ...taken, id };
  }

  /**
   * Takes what the issuer answered.
   *
   * @throws SignInProblem, OpenIdProblem why he is not let in
   */
  async receive(attempt: Answered | undefined, cameBack: URL): Promise<Received> {
    if (!attempt) throw new SignInProblem('attempt-over');
    const { id, again, issuerId } = attempt;
    const issuer = await this.door.asMachine(asMachine, (open) => issuerOf(open, issuerId));
    const said = await this.openId.identified(issuer, { attempt: id, again: again !== undefined }, cameBack);
    return this.door.asMachine(asMachine, async (open) => {
      const who =
        issuer.kind === 'staff' ? await staffPlace(open, issuer, said) : await this.relative(open, issuer, said);
      if (again && again.personId !== who.personId) throw new SignInProblem('somebody-else');
      const colleague = await findColleague(open, who);
      if (colleague && !maySignIn(colleague)) throw new SignInProblem('organisation-not-signed');
      const session = await this.sessions.begin(open, { ...who, ...fromIssuer(issuer, said) }, again);
      return { session, isOfFamily: isOfFamily(colleague?.role as Role) };
    });
  }

  /** @throws SignInProblem for a person of whom DigiD is not sure enough, or who has no authority over a child here */
  private async relative(
    open: Open,
    { claims }: DigidIssuer,
    { claims: said }: Identified,
  ): Promise<{ personId: string }> {
    const { bsn, assurance } = claims;
    const sure = saidUnder(said, assurance.claim).map((word) => assurances.indexOf(assurance.levels[word]!));
    if (!sure.some((one) => one >= enough)) throw new SignInProblem('assurance-too-low');
    const hash = await this.numbers.hashOf('bsn', saidUnder(said, bsn)[0] ?? '');
    if (hash === undefined) throw new SignInProblem('no-authority');
    return relativeBy(open, hash);
  }

  /**
   * Ends a session here, whatever the issuer does.
   *
   * @returns where the browser goes so that the one at the issuer ends too
   */
  async end(id: string | undefined, back: string): Promise<string | undefined> {
    if (id === undefined) return undefined;
    const ended = await this.door.asMachine(asMachine, async (open) => {
      const session = await this.sessions.find(open, id, false);
      if (session) await this.sessions.end(open, session);
      return session?.issuerId && { session, issuer: await issuerOf(open, session.issuerId) };
    });
    return ended ? this.openId.endAddress(ended.issuer, ended.session.tokens, back) : undefined;
  }
}

/** What DigiD gave has the number of a person in it: it is kept nowhere, not even sealed. */
function fromIssuer({ id, kind }: Issuer, { provenAt, tokens }: Identified): Omit<NewSession, 'personId'> {
  return { way: 'issuer', issuerId: id, provenAt, ...(kind === 'staff' && { tokens }) };
}

/** @throws SignInProblem for who did not show a second factor, or whom the register does not know so */
function staffPlace(open: Open, { id, regionId, claims }: StaffIssuer, { subject, claims: said }: Identified) {
  const { person, organisation, role, secondFactor } = claims;
  const shown = saidUnder(said, secondFactor.claim);
  if (!shown.some((word) => secondFactor.values.includes(word))) throw new SignInProblem('second-factor-missing');
  const levels = role && saidUnder(said, role.claim).flatMap((word) => role.places[word] ?? []);
  return staffAt(open, {
    issuerId: id,
    regionId,
    subject,
    email: saidUnder(said, person)[0],
    organisations: saidUnder(said, organisation),
    levels,
  });
}

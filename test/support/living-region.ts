import type { CaughtMail } from './mail';
import { onPostgres } from './queues';
import { type Child, RunningApi, type Visitor } from './running-api';
import { RunningPlatform } from './running-platform';

/** The demonstration's region as it lives: people sign in over HTTP, a worker tells what goes off, days pass. */
export class LivingRegion {
  private constructor(
    private readonly platform: RunningPlatform,
    readonly api: RunningApi,
  ) {}

  /** At eight on its first morning; `whole` with the other regions beside it. */
  static async start(isFilled: true | 'whole' = true): Promise<LivingRegion> {
    const platform = await RunningPlatform.start(onPostgres, { isFilled });
    await platform.clockAt(Date.parse('2026-12-07T08:00+01:00'));
    return new LivingRegion(platform, await RunningApi.beside(platform));
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.platform.stop();
  }

  signIn(organisation: string, level?: string): Promise<Visitor> {
    return this.api.signIn(organisation, level);
  }

  childWithoutCase(): Promise<Child> {
    return this.api.childWithoutCase();
  }

  bringIn(asking: Visitor, caseId: string, name: string): Promise<Visitor> {
    return this.api.bringIn(asking, caseId, name);
  }

  /** Days pass until a moment, of winter time: what was due goes off, and is mailed. */
  async until(local: string): Promise<void> {
    const { status } = await this.api.nobody().send('/demonstration/clock', { to: `${local}:00+01:00` });
    if (status !== 200) throw new Error(`The clock does not go to ${local}`);
    await this.platform.delivered();
  }

  /** The mails that somebody got at an address, the newest last. */
  mailsAt(address: string): readonly CaughtMail[] {
    return this.platform.mails.messages().filter(({ to }) => to.includes(address));
  }

  /** The mails about a case that somebody has got, the newest last. */
  async mailsTo(organisation: string, caseId: string, level = 'person'): Promise<readonly CaughtMail[]> {
    const people = await this.platform.rows<{ email: string }>(
      `select p.email from person p join membership m on m.person_id = p.id join organisation o on o.id = m.organisation_id
        where o.name = $1 and m.level = $2`,
      [organisation, level],
    );
    const theirs = new Set(people.map(({ email }) => email));
    return this.platform.mails
      .messages()
      .filter(({ to, text }) => to.some((address) => theirs.has(address)) && text.includes(`/cases/${caseId}`));
  }
}

import { body, client } from './client';
import { kindOf } from './problem';

/** What stands in a form, by the names of its fields. */
export type FilledIn = Record<string, string>;

export const draftsApi = {
  list: () => body(client.GET('/api/drafts')),
  read: (key: string) => body(client.GET('/api/drafts/{key}', { params: { path: { key } } })),
  /** Also sent on when the page closes meanwhile. */
  keep: (key: string, filledIn: FilledIn) =>
    body(client.PUT('/api/drafts/{key}', { params: { path: { key } }, body: { filledIn }, keepalive: true })),
  drop: (key: string) => body(client.DELETE('/api/drafts/{key}', { params: { path: { key } }, keepalive: true })),
};

export const draftKeys = { all: ['drafts'], of: (key: string) => ['draft', key] } as const;

/** How long (ms) somebody types on before it is kept, and how long until it is tried again without a connection. */
const settles = 600;
const again = 4000;

/**
 * Brings to the server what is typed, one after another. What cannot be brought waits here, in memory and of one person:
 * until there is a connection, or until the same person has signed in again. Until then the browser asks who would leave
 * whether he wants to: it is kept nowhere else, as this may be a device of several people.
 */
class DraftKeeper {
  /** What a form holds that the server does not have; null: it is to be thrown away. */
  private readonly waiting = new Map<string, FilledIn | null>();
  private person = '';
  private isSignedIn = false;
  private sending = false;
  /** What waits could not be brought: who reloads now would lose it. */
  private isHeldUp = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Is told what went wrong, such as that the session ended. */
  onProblem: (error: unknown) => void = () => undefined;

  constructor() {
    const now = () => void this.send();
    addEventListener('online', now);
    addEventListener('pagehide', now);
    document.addEventListener('visibilitychange', now);
    addEventListener('beforeunload', (event) => {
      if (this.isHeldUp && [...this.waiting.values()].some((filledIn) => filledIn !== null)) event.preventDefault();
    });
  }

  /** What somebody else typed on this device before is not for whoever is here now. */
  signedIn(person: string): void {
    if (this.person !== person) this.waiting.clear();
    this.person = person;
    this.isSignedIn = true;
    void this.send();
  }

  /** What was typed last in a form and is only here yet. */
  typed(key: string): FilledIn | undefined {
    return this.waiting.get(key) ?? undefined;
  }

  keep(key: string, filledIn: FilledIn): void {
    this.waiting.set(key, filledIn);
    this.later(settles);
  }

  drop(key: string): void {
    this.waiting.set(key, null);
    void this.send();
  }

  async send(): Promise<void> {
    if (this.sending || !this.isSignedIn) return;
    this.sending = true;
    clearTimeout(this.timer);
    for (let next = this.next(); next && this.isSignedIn; next = this.next()) {
      const [key, filledIn] = next;
      this.isHeldUp = !(await this.bring(key, filledIn));
      if (this.isHeldUp) break;
      if (this.waiting.get(key) === filledIn) this.waiting.delete(key);
    }
    this.sending = false;
  }

  private next(): [string, FilledIn | null] | undefined {
    return this.waiting.entries().next().value;
  }

  /** Whether there is nothing left to bring of it: what the server refuses is not tried again. */
  private async bring(key: string, filledIn: FilledIn | null): Promise<boolean> {
    try {
      await (filledIn ? draftsApi.keep(key, filledIn) : draftsApi.drop(key));
      return true;
    } catch (error) {
      const kind = kindOf(error);
      if (kind === 'offline') this.later(again);
      if (kind === 'not-signed-in') this.isSignedIn = false;
      this.onProblem(error);
      return kind !== 'offline' && kind !== 'not-signed-in';
    }
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), ms);
  }
}

export const draftKeeper = new DraftKeeper();

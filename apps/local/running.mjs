import { readFileSync } from 'node:fs';
import { CannotStart } from './sentences.mjs';

/**
 * Where the platform of this folder runs: at `PORT` when that is given, else where its launcher says, else at the port
 * that it takes when nobody says otherwise.
 */
export function addressOf() {
  if (process.env.PORT) return `http://127.0.0.1:${process.env.PORT}`;
  try {
    return JSON.parse(readFileSync('.data/lock', 'utf8')).url ?? 'http://127.0.0.1:3000';
  } catch {
    return 'http://127.0.0.1:3000';
  }
}

/** A visitor of the running platform, who keeps his session. */
export class Visitor {
  cookie = '';

  /** @param {string} url */
  constructor(url) {
    this.url = url;
  }

  get(path) {
    return this.ask(path, {});
  }

  send(path, body, headers = {}) {
    return this.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** @throws CannotStart with a sentence when nobody answers, or the answer is no success */
  async ask(path, init) {
    const headers = { ...init.headers, 'x-requested-with': 'terugweg', cookie: this.cookie };
    const response = await fetch(`${this.url}/api${path}`, { ...init, headers }).catch(() => {
      throw new CannotStart(
        `The platform does not run at ${this.url}: start it with npm start, and play the story in another window.`,
      );
    });
    const text = await response.text();
    if (response.status === 404 && path === '/demonstration') {
      throw new CannotStart(`What runs at ${this.url} is no demonstration: start it with DEMONSTRATION=true.`);
    }
    if (!response.ok)
      throw new CannotStart(`${init.method ?? 'GET'} ${path} was answered with ${response.status}: ${text}`);
    const [cookie] = response.headers.getSetCookie();
    if (cookie) this.cookie = cookie.split(';')[0];
    return text ? JSON.parse(text) : undefined;
  }
}

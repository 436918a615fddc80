import { Socket } from 'node:net';
import { bothQueues } from '../support/queues';
import { WhatWentOut } from '../support/what-went-out';

/**
 * P26: nothing hands the text of a case to anybody outside. For a week in which every partner reads and writes, and mails go
 * out, what runs opens connections to its database, its queue and its mail server, and to nothing else.
 */
bothQueues((store) => {
  const reached = new Set<string>();
  let region: WhatWentOut;

  beforeAll(async () => {
    const connect = Socket.prototype.connect as (...given: unknown[]) => Socket;
    jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...given: unknown[]) {
      reached.add(addressIn(given));
      return connect.apply(this, given);
    } as never);
    region = await WhatWentOut.start(store);
    await region.liveAWeek();
  }, 400_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    await region?.stop();
  });

  /** Seen to fail with a call of a model's address after each note. */
  test('P26: it reaches its own parts and nobody else', () => {
    expect([...reached].toSorted()).toEqual(region.parts.toSorted());
  });
});

/** Node gives a list of what it normalised, or what was written. */
function addressIn([first, second]: unknown[]): string {
  const [given, host] = Array.isArray(first) ? (first as unknown[]) : [first, second];
  if (typeof given === 'object') {
    const { host: named = 'localhost', port, path } = given as { host?: string; port?: number | string; path?: string };
    return path ?? `${named}:${port}`;
  }
  return `${typeof host === 'string' ? host : 'localhost'}:${String(given)}`;
}

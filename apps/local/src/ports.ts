import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Listens for a moment to learn whether an address can be had.
 *
 * @returns the port, chosen by the system for port 0; undefined when another program has it
 * @throws what the system says for an address that this machine does not have or may not use
 */
export function portAt(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(port, host, () => {
      const taken = (server.address() as AddressInfo).port;
      server.close(() => resolve(taken));
    });
  });
}

/** A port of the loopback address that is free now. */
export async function freePort(): Promise<number> {
  return (await portAt('127.0.0.1', 0))!;
}

/** The same as `portAt`, for an address that may come free within `ms` milliseconds. */
export async function portWithin(ms: number, host: string, port: number): Promise<number | undefined> {
  const until = performance.now() + ms;
  for (;;) {
    const free = await portAt(host, port);
    if (free !== undefined || performance.now() > until) return free;
    await pause(100);
  }
}

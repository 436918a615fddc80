import { CannotStart } from '../apps/local/sentences.mjs';

/** Longer than the two seconds that a program gives its database. In milliseconds. */
const patienceMs = 4000;

/** Where each program of the image says how it is. A container has one of them, so one of these answers. */
const addresses = ({ PORT = '3000', WORKER_PORT = '3001', INBOX_PORT = '8025' }) => [
  `http://127.0.0.1:${PORT}/health/ready`,
  `http://127.0.0.1:${WORKER_PORT}/health/ready`,
  `http://127.0.0.1:${INBOX_PORT}/`,
];

/**
 * Asks the program that runs here whether it can do its work.
 *
 * @param {NodeJS.ProcessEnv} env
 * @throws CannotStart that says what is wrong
 */
export async function health(env) {
  const answers = await Promise.all(addresses(env).map(ask));
  const given = answers.filter((answer) => answer !== undefined);
  const bad = given.find(({ ok }) => !ok);
  if (given.length === 0) throw new CannotStart('Nothing answers in this container.');
  if (bad) throw new CannotStart(`Not well (${bad.status}): ${await bad.text()}`);
}

/** What is said there; nothing where nobody listens. One that listens and does not answer is an error. */
async function ask(address) {
  try {
    return await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
  } catch (error) {
    if (error.cause?.code === 'ECONNREFUSED') return undefined;
    throw error;
  }
}

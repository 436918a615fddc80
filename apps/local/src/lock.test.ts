import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process that takes the lock, says so, and holds it until its input ends. */
const taker = `
  import { takeLock } from '${join(__dirname, '../lock.mjs')}';
  try {
    const { wasKilled } = takeLock(process.argv[1]);
    console.log(wasKilled ? 'taken over' : 'taken');
    process.stdin.on('end', () => process.exit()).resume();
  } catch (error) {
    console.log(error.message);
  }`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terugweg-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function take() {
  const child = spawn(process.execPath, ['--input-type=module', '-e', taker, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    said: said.toString().trim(),
    pid: child.pid!,
    end: async (signal?: NodeJS.Signals) => {
      if (signal) child.kill(signal);
      child.stdin.end();
      await ended;
    },
  };
}

test('one holds it; the next has it when that one is done, and knows when it was killed', async () => {
  const first = await take();
  const second = await take();
  expect([first.said, second.said]).toEqual(['taken', expect.stringContaining(`(process ${first.pid})`)]);
  await Promise.all([first.end(), second.end()]);
  const third = await take();
  expect(third.said).toBe('taken');
  await third.end('SIGKILL');
  const fourth = await take();
  expect(fourth.said).toBe('taken over');
  await fourth.end();
});

test('a number that is in use again by another process holds nothing', async () => {
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, start: '1' }));
  const taken = await take();
  expect(taken.said).toBe('taken over');
  await taken.end();
});

test('of many who find a lock without a holder exactly one takes it', async () => {
  writeFileSync(join(folder, 'lock'), 'half written');
  const all = await Promise.all(Array.from({ length: 8 }, take));
  expect(all.filter(({ said }) => said.startsWith('taken'))).toHaveLength(1);
  await Promise.all(all.map(({ end }) => end()));
});

/**
 * `npm test`: everything, on real parts. What follows `npm test --` goes to Jest, but for `--nightly`: that has the
 * faults tried with more seeds. The last line counts what Jest's own result says; a file that could not be run, and a
 * run out of time, count as one failed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const nightly = '--nightly';
const isNightly = process.argv.includes(nightly);
/** With how many seeds a night tries each fault, unless `FAULT_SEEDS` says so. */
const seedsOfANight = '20';

/** A run that takes longer hangs. In milliseconds. */
const limitMs = (isNightly ? 8 * 60 : 70) * 60_000;
/** What a run that is told to end gets for taking its servers down. In milliseconds. */
const graceMs = 10_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(root, 'test/.out/jest.json');

async function runJest(args) {
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const own = ['--maxWorkers=2', '--json', `--outputFile=${output}`];
  const child = spawn(process.execPath, [jest, ...args, ...own], {
    cwd: root,
    env: { ...(isNightly && { FAULT_SEEDS: seedsOfANight }), ...process.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ending = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, ending);
  const limit = setTimeout(() => {
    console.error(`The tests took longer than ${limitMs / 60_000} minutes and were ended.`);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), graceMs).unref();
  }, limitMs);
  const [code] = await once(child, 'exit');
  clearTimeout(limit);
  return code;
}

function countsOf(code) {
  try {
    const result = JSON.parse(readFileSync(output, 'utf8'));
    const broken = result.numRuntimeErrorTestSuites;
    const failed = result.numFailedTests + broken;
    const skipped = result.numPendingTests + result.numTodoTests;
    return { passed: result.numPassedTests, failed: failed || Number(code !== 0), skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

mkdirSync(dirname(output), { recursive: true });
rmSync(output, { force: true });
const code = await runJest(process.argv.slice(2).filter((arg) => arg !== nightly));
const { passed, failed, skipped } = countsOf(code);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);

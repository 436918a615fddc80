import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';

const outputs = resolve('test/.out');

/** A folder in which a run keeps the programs that it builds; who made it removes it. Tests find it by `TEST_PROGRAMS`. */
export function roomForPrograms(): string {
  mkdirSync(outputs, { recursive: true });
  return (process.env['TEST_PROGRAMS'] = mkdtempSync(join(outputs, 'programs-')));
}

/**
 * Api and worker as they are built, for tests that run them as processes: the first of a run builds them for all, below
 * the checkout, where they find their packages. Two that are first at once build one each, and go on with one.
 */
export function builtPrograms(): string {
  const room = process.env['TEST_PROGRAMS']!;
  const [made, mine] = [join(room, 'made'), join(room, `half-${process.pid}`)];
  if (existsSync(made)) return made;
  const sources = ['apps/api', 'apps/worker', 'libs'];
  const { status, stderr } = spawnSync(
    'node_modules/.bin/swc',
    [...sources, '--out-dir', mine, '--config-file', '.swcrc'],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  try {
    renameSync(mine, made);
  } catch (error) {
    if (!existsSync(made)) throw error;
  }
  return made;
}

/**
 * `npm run bench -- alarms|crash|rules [--quick]`: compiles the product and the benchmarks as they are, and runs them.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const out = `test/.out/bench-${process.pid}`;
const sources = ['test/bench', 'test/support', 'apps/local', 'apps/worker', 'libs'];

const compiled = spawnSync('npx', ['swc', ...sources, '--out-dir', out, '--config-file', '.swcrc'], {
  cwd: root,
  encoding: 'utf8',
});
if (compiled.status !== 0) {
  console.error(compiled.stderr);
  process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
const ran = spawnSync(process.execPath, [join(out, 'test/bench/main.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
rmSync(join(root, out), { recursive: true, force: true });
process.exit(ran.status ?? 1);

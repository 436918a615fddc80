/**
 * Adds the optional packages of other platforms that a registry mirror left out of the lock file, so that
 * `npm ci` accepts it on every machine. Run by `npm run lock`, after each change of dependencies.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony', 'openbsd', 'netbsd', 'sunos', 'aix'];
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el'];

/** The platform that a package such as `@swc/core-darwin-arm64` says in its name that it is for. */
function platformOf(name) {
  const words = name.split(/[/-]/).map((word) => (/^arm(eabi|v\d*|$)/.test(word) ? 'arm' : word));
  const os = systems.find((system) => words.includes(system));
  return os && { os: [os], cpu: [processors.find((cpu) => words.includes(cpu)) ?? 'arm'] };
}

const file = process.argv[2];
const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = lock.packages[`node_modules/${name}`] ?? lock.packages[`${place}/node_modules/${name}`];
    const platform = platformOf(name);
    if (known || !platform) continue;
    const version = range.replace(/^[~^]/, '');
    lock.packages[`node_modules/${name}`] = { version, optional: true, ...(entry.dev && { dev: true }), ...platform };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added to ${file}`);

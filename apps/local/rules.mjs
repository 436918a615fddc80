import { transformSync } from '@swc/core';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const sources = join(root, 'libs/rules/src');
const builds = join(root, 'dist/rules');

/**
 * The compiled rules library, for scripts on the command line. It is compiled when its sources changed since the last
 * time (a fraction of a second, without a type check: `npm run check` does that), and not when they did not.
 *
 * @type {typeof import('../../libs/rules/src/index.ts')}
 */
export const rules = createRequire(import.meta.url)(join(compiled(), 'index.js'));

/** The folder of the compiled library. Its name is the hash of the sources, so that two scripts at once cannot mix. */
function compiled() {
  const files = readdirSync(sources, { recursive: true })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(sources, name), 'utf8') }));
  const settings = readFileSync(join(root, '.swcrc'), 'utf8');
  const hash = createHash('sha256').update(settings);
  for (const { name, text } of files) hash.update(`${name}\0${text}\0`);
  const folder = join(builds, hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) compile(files, JSON.parse(settings), folder);
  return folder;
}

function compile(files, { $schema: _schema, jsc, ...settings }, folder) {
  const { baseUrl: _baseUrl, paths: _paths, ...language } = jsc;
  const draft = join(builds, `draft-${randomUUID()}`);
  for (const { name, text } of files) {
    const output = join(draft, name.replace(/\.ts$/, '.js'));
    const filename = join(sources, name);
    const options = { ...settings, jsc: language, sourceMaps: 'inline', filename, swcrc: false };
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(
      output,
      transformSync(text, { ...options, sourceFileName: relative(dirname(output), filename) }).code,
    );
  }
  const older = readdirSync(builds).filter((name) => !name.startsWith('draft-'));
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true });
  }
  for (const name of older)
    if (join(builds, name) !== folder) rmSync(join(builds, name), { recursive: true, force: true });
}

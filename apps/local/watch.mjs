import { watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { sentenceFor } from './sentences.mjs';

/** An editor writes a file in several steps: wait until it has been quiet this long, in milliseconds. */
const quietMs = 200;

/**
 * Builds again when a source changes, and then restarts. One build at a time; what changes during a build is built
 * after it. Sources that do not build leave api and worker as they are.
 */
export function watchSources(root, say, restart) {
  let timer;
  let building = false;
  const rebuild = async () => {
    if (building) return later();
    building = true;
    try {
      if (await ensureBuilt(root, say)) {
        await restart();
        say('Running the new version.');
      }
    } catch (error) {
      console.error(sentenceFor(error));
    }
    building = false;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, quietMs);
  };
  for (const folder of ['apps', 'libs']) watch(join(root, folder), { recursive: true }, later);
}

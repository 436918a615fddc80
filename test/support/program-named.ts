import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program is on this machine, by the first of its names that is on the PATH. */
export function programNamed(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AgreementFile, type Catalogue, readCatalogue } from '@app/rules';

const folder = 'workflows';

/** The agreements of this repository, as a region has them. */
export function catalogueOf(region = 'default'): Catalogue {
  return readCatalogue(files(), region);
}

function files(): AgreementFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

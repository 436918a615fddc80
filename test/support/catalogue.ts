import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AgreementFile, type Catalogue, readCatalogue } from '@app/rules';

const folder = 'workflows';

const read = new Map<string, Catalogue>();

/** The agreements of this repository, as a region has them; read once, since nothing of them is ever changed. */
export function catalogueOf(region = 'default'): Catalogue {
  const catalogue = read.get(region) ?? readCatalogue(files(), region);
  read.set(region, catalogue);
  return catalogue;
}

function files(): AgreementFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

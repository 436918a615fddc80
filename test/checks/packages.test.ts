import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

interface Component {
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly { readonly license?: { id?: string; name?: string }; readonly expression?: string }[];
}

interface Bill {
  readonly bomFormat: string;
  readonly components: readonly Component[];
}

interface Locked {
  /** Of a package that goes by another name here. */
  readonly name?: string;
  readonly version?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
}

/** What may come along with software under the EUPL 1.2, as its users get it or as we build it. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'Apache-2.0 AND MIT',
  '(MIT OR CC0-1.0)',
  '(MIT OR EUPL-1.1+)',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'EUPL-1.2',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const nameIn = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const said = ({ licenses = [] }: Component) =>
  licenses.map(({ license, expression }) => license?.id ?? license?.name ?? expression).join(' AND ');
const bill = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { maxBuffer: 2 ** 26 }).toString(),
) as Bill;

/** S09: what we are made of, and under which terms. Seen to fail without MIT among what is allowed. */
test('S09: the bill of materials names every package of the lock file', () => {
  expect(bill.bomFormat).toBe('CycloneDX');
  const billed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`));
  const locked = Object.entries(lock.packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);
  // Some packages go by two names: the one they are asked for by, and their own.
  const missing = locked.filter(
    ([path, { name, version }]) => !billed.has(`${nameIn(path)}@${version}`) && !billed.has(`${name}@${version}`),
  );
  expect(missing).toEqual([]);
  expect(billed.size).toBeGreaterThan(500);
});

test('S09: every package has a licence that goes with ours', () => {
  // A build of a native part for another machine says no licence of its own in the lock file: its package does.
  const elsewhere = new Set(
    Object.entries(lock.packages)
      .filter(([, { optional }]) => optional)
      .map(([path]) => nameIn(path)),
  );
  const wrong = bill.components
    .filter((one) => !allowed.includes(said(one)) && !(said(one) === '' && elsewhere.has(one.name)))
    .map((one) => `${one.name}: ${said(one) || 'no licence'}`);
  expect(wrong).toEqual([]);
});

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseParts } from '@app/cases';
import { file, ImportDesk } from '../../../test/support/import-desk';
import { createRegion, readRegionAgreements } from './region';

let desk: ImportDesk;
let folder: string;

beforeAll(async () => {
  desk = await ImportDesk.open();
  await desk.take('organisations', file('soort;naam;nummer;sectoren', 'school;Rietplas;99WR;vo'));
  const header = 'brin;leerlingnummer;naam;geboortedatum;gemeente';
  await desk.take('pupils', file(header, '99WR;1;Noor Achterberg;4-3-2011;Waterdam'));
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terugweg-workflows-'));
  await cp('workflows', folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => desk.close());

const { agreements, cases } = caseParts({ WORKFLOWS_DIR: 'workflows' });
const bring = () =>
  desk.asOwner((open) => createRegion(open, { agreements, catalogue: readRegionAgreements(folder, 'waterrijk') }));

async function edit(path: string, from: string, to: string) {
  const text = await readFile(join(folder, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  await writeFile(join(folder, path), text.replace(from, to));
}

test('a region that is there is brought up to its folder', async () => {
  await edit('waterrijk/region.yaml', "dispatch: '09:00'", "dispatch: '10:30'");
  expect(await bring()).toMatchObject({ id: desk.region.id, became: 'changed', published: 0 });
  expect(await bring()).toMatchObject({ became: 'unchanged', published: 0 });
  expect(await desk.rows(`select settings ->> 'dispatch' as at from region`)).toEqual([{ at: '10:30' }]);
});

test('a published version with other words is refused, and nothing of the folder is kept', async () => {
  await edit('waterrijk/region.yaml', "dispatch: '09:00'", "dispatch: '11:00'");
  await edit('default/long-relative-absence.yaml', 'within: 15 working-days', 'within: 16 working-days');
  await expect(bring()).rejects.toMatchObject({ kind: 'agreement-changed' });
  expect(await desk.rows(`select settings ->> 'dispatch' as at from region`)).toEqual([{ at: '10:30' }]);
});

test('a folder with a mistake is told where it is', async () => {
  await edit('waterrijk/region.yaml', 'zone: Europe/Amsterdam', 'zone: Europe/Waterdam');
  await expect(bring()).rejects.toMatchObject({
    detail: expect.stringMatching(/^waterrijk\/region\.yaml:\d+: There is no/),
  });
});

const everything = () => desk.rows('select settings::text, (select count(*) from agreement) as agreements from region');
const text = 'region: waterrijk\ntitle: { nl: Waterrijk aan Zee, en: Waterrijk }\n';

/** Seen to fail where letters that were lost are taken for a title, and a file without a name for the region `default`. */
test.each<[string, string | Uint8Array, string]>([
  ['nothing', '', '1: '],
  ['a remark', '# Waterrijk\n', '1: '],
  ['no name', text.replace('region: waterrijk', 'dispatch: 10:00'), '1: '],
  ['the name of another', text.replace('waterrijk', 'noorderveld'), '1: "region: waterrijk" is missing'],
  ['a list', '- waterrijk\n', '1: '],
  ['tabs before its keys', 'region: waterrijk\ntitle:\n\tnl: Waterrijk\n', '3: This is no YAML'],
  ['a key twice', `${text}region: waterrijk\n`, '3: This is no YAML'],
  ['a bracket that is not closed', 'region: waterrijk\ntitle: { nl: Waterrijk', '2: This is no YAML'],
  ['a date that does not exist', `${text}closing-days: [2026-02-31]\n`, '3: '],
  ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), '1: There are characters here that are no UTF-8'],
  ['letters of cp1252', Buffer.from(text.replace('Zee', 'Zeeën'), 'latin1'), '2: There are characters here'],
  ['a NUL', text.replace('Zee', 'Zee\0'), '2: There are characters here'],
  ['a spreadsheet', Buffer.from('504b0304140008000800000021000a', 'hex'), '1: There are characters here'],
])('a region whose file says %s is refused with file and line, and keeps nothing', async (_name, bytes, told) => {
  const known = await everything();
  await writeFile(join(folder, 'waterrijk', 'region.yaml'), bytes);
  await expect(bring()).rejects.toMatchObject({
    kind: 'invalid-content',
    detail: expect.stringContaining(`waterrijk/region.yaml:${told}`),
  });
  expect(await everything()).toEqual(known);
});

test('a region whose file has a BOM is read', async () => {
  const path = join(folder, 'waterrijk', 'region.yaml');
  await writeFile(path, `\ufeff${await readFile(path, 'utf8')}`);
  expect(readRegionAgreements(folder, 'waterrijk').region).toMatchObject({ id: 'waterrijk' });
});

/** Seen to fail without the question whether a case is open. */
test('settings are not changed under a case that is open', async () => {
  const [pupil] = await desk.rows<{ id: string }>('select id from pupil');
  const opening = { pupilId: pupil!.id, workflow: 'long-relative-absence', firstDayAbsent: '2026-11-02' } as const;
  await desk.asOwner((open) => cases.open(open, { ...opening, facts: { enrolled: true, attends: false } }));
  await edit('waterrijk/region.yaml', "dispatch: '09:00'", "dispatch: '11:00'");
  await expect(bring()).rejects.toMatchObject({ kind: 'not-allowed' });
  expect(await desk.rows(`select settings ->> 'dispatch' as at from region`)).toEqual([{ at: '10:30' }]);
});

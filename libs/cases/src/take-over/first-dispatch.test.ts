import { CaseFiles } from '../../../../test/support/case-file';
import { catalogueOf } from '../../../../test/support/catalogue';
import { addPupil, makeRegion, type TestRegion } from '../../../../test/support/region';
import { relay } from '../index';

const amsterdam = (text: string) => Date.parse(`${text}+01:00`);
/** A Saturday on which a list came, and the first dispatch after it. */
const saturday = amsterdam('2026-11-28T14:00');
const monday = amsterdam('2026-11-30T09:00');

let files: CaseFiles;
let elsewhere: TestRegion;
beforeAll(async () => {
  files = await CaseFiles.start();
  elsewhere = await makeRegion(files.platform.door, catalogueOf());
  await files.platform.clockAt(saturday);
});
afterAll(() => files.stop());

/** A case that came with a list; its talk was missed. */
async function takeOver({ schoolId, municipality, id: regionId }: TestRegion): Promise<void> {
  const { door, parts } = files.platform;
  const pupilId = await addPupil(door, files.region);
  const child = { pupilId, schoolId, municipality, regionId, firstDayAbsent: '2026-11-25' } as const;
  const takenOver = { list: 'region', steps: [{ step: 'talk', due: '2026-11-27' as const }] };
  await door.asMachine({ task: 'test', role: 'owner' }, (open) =>
    parts.takeOvers.open(open, [{ ...child, workflow: 'long-relative-absence', takenOver, said: [] }]),
  );
}

/** A case that opens as always: on Monday its school is reminded of a first step. */
async function openCase(region: TestRegion): Promise<string> {
  const { door, parts } = files.platform;
  const pupilId = await addPupil(door, region);
  const facts = { enrolled: true, attends: false };
  const opening = { pupilId, workflow: 'long-relative-absence', firstDayAbsent: '2026-11-25', facts } as const;
  return door.asPerson(region.person('school'), (open) => parts.cases.open(open, opening));
}

/** The messages of a case that are handed over now, and whether each waits for the others of its person. */
async function handedOver(caseId: string) {
  const { door, parts } = files.platform;
  await parts.fireDue.all(door);
  await relay(door, { addBulk: async () => [], getJob: async () => undefined });
  const all = await files.platform.rows<{ template: string; late: boolean; after_take_over: boolean }>(
    `update outbox set settled_at = now() where case_id = $1 and settled_at is null
     returning template, late, after_take_over`,
    [caseId],
  );
  return all.map(({ template, late, after_take_over }) => [template, late, after_take_over]);
}

/** Seen to fail: without `goAlong`, without its look at the region, and without its look at the moment. */
test('at the first dispatch of cases taken over all of their region goes together, of no other and not later', async () => {
  await takeOver(files.region);
  const [beside, other] = [await openCase(files.region), await openCase(elsewhere)];
  await files.platform.clockAt(monday);
  expect(await handedOver(beside)).toEqual([['reminder', true, true]]);
  expect(await handedOver(other)).toEqual([['reminder', false, false]]);
  await files.platform.clockAt(monday + 5 * 60_000);
  const done = { act: 'done', step: 'talk', outcome: 'capacity-unclear' } as const;
  await files.platform.door.asPerson(files.officer, (open) => files.platform.parts.cases.act(open, beside, done));
  expect(await handedOver(beside)).toEqual([['handover-proposed', false, false]]);
});

import { connect, Door } from '@app/platform';
import { Agreements } from '@app/cases';
import { type Agreement, parseTerm } from '@app/rules';
import { catalogueOf } from '../../../test/support/catalogue';
import { type FreshDatabase, freshDatabase } from '../../../test/support/database';
import { keepDates, migrateCases, missingInRegion, switchRegionOn } from './region-database';

/** What the commands ask of a database, in that of the demonstration. */
let database: FreshDatabase;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  database = await freshDatabase({ isFilled: true });
  env = { DATABASE_URL: database.url, NODE_ENV: 'test' };
});
afterAll(() => database.drop());

const workflow = 'long-relative-absence';

const { agreements, signals, signalsVersion } = catalogueOf('waterrijk');
const first = agreements.findLast((agreement) => agreement.workflow === workflow)!;

async function publishNext(): Promise<void> {
  const source = await connect({ DATABASE_URL: database.url });
  const within = parseTerm('3 working-days')!;
  const next: Agreement = {
    ...first,
    version: first.version + 1,
    steps: first.steps.map((step) => ({ ...step, within })),
  };
  await new Door(source).asMachine({ task: 'test', role: 'owner' }, async (open) => {
    const [region] = await open.sql<{ id: string }>('select id from region');
    await new Agreements().publish(open, region!.id, { agreements: [next], signals, signalsVersion });
  });
  await source.destroy();
}

test('nothing is missing in the demonstration, and a region that is not there is named', async () => {
  expect(await missingInRegion('.', env, 'waterrijk')).toMatchObject({ name: 'Waterrijk', missing: [] });
  await expect(missingInRegion('.', env, 'lakes')).rejects.toThrow(
    'There is no region "lakes" in the database. It has: waterrijk.',
  );
});

test('its running cases go over after a preview, and back', async () => {
  await publishNext();
  const asked = { region: 'waterrijk', workflow, from: first.version, to: first.version + 1 };
  const trial = await migrateCases('.', env, { how: 'trial', ...asked });
  expect(trial.cases.length).toBeGreaterThan(1);
  expect(trial.cases.flatMap(({ points }) => points).length).toBeGreaterThan(1);
  const done = await migrateCases('.', env, { how: 'do', ...asked });
  expect(done.cases.map(({ caseId }) => caseId)).toEqual(trial.cases.map(({ caseId }) => caseId));
  expect((await migrateCases('.', env, { how: 'trial', ...asked })).cases).toEqual([]);
  const back = await migrateCases('.', env, { how: 'undo', id: done.id });
  expect(back.cases.map(({ caseId }) => caseId)).toEqual(done.cases.map(({ caseId }) => caseId));
  await expect(migrateCases('.', env, { how: 'undo', id: done.id })).rejects.toThrow(
    `There is no such migration to take back: ${done.id}.`,
  );
  await expect(migrateCases('.', env, { how: 'do', ...asked, to: 9 })).rejects.toThrow(
    'This region did not publish such a version: long-relative-absence@9.',
  );
});

/** Seen to fail when the trial of the switch is kept: the second one has nothing left to say. */
test('before the switch it is said what would go off, as often as one asks', async () => {
  expect((await missingInRegion('.', env, 'waterrijk')).foreseen).toEqual([]);
  const source = await connect({ DATABASE_URL: database.url });
  await source.query('update region set active_since = null');
  await source.destroy();
  const { foreseen } = await missingInRegion('.', env, 'waterrijk');
  expect(foreseen).toContainEqual(
    expect.objectContaining({ en: 'At that first dispatch nobody gets more than one message' }),
  );
  expect((await missingInRegion('.', env, 'waterrijk')).foreseen).toEqual(foreseen);
});

/** Seen to fail when a date that stands is replaced, and when the region is switched on before everybody has signed. */
test('where nobody signs in, commands say who signed when, and switch the region on', async () => {
  const source = await connect({ DATABASE_URL: database.url });
  await source.query('update organisation set active_since = null');
  await source.query(
    `update organisation set covenant_on = null, processor_agreement_on = null where name in ('De Wilg', 'GGD Waterrijk')`,
  );
  const dates = { region: 'waterrijk', covenantOn: '2026-06-18', processorAgreementOn: '2026-07-02' } as const;
  const kept = () =>
    source.query(
      `select name, covenant_on as covenant from organisation where name in ('De Wilg', 'GGD Waterrijk') order by name`,
    );
  const refused = await switchRegionOn('.', env, 'waterrijk');
  expect(refused).toMatchObject({ activeSince: null, foreseen: [] });
  expect(refused.missing.map(({ organisation }) => organisation?.name).toSorted()).toEqual([
    'De Wilg',
    'GGD Waterrijk',
  ]);
  expect(await keepDates('.', env, { ...dates, organisation: 'De Wilg', covenantOn: '2026-05-01' })).toEqual([
    'De Wilg',
  ]);
  expect(await keepDates('.', env, dates)).toEqual(['GGD Waterrijk']);
  expect(await kept()).toEqual([
    { name: 'De Wilg', covenant: '2026-05-01' },
    { name: 'GGD Waterrijk', covenant: '2026-06-18' },
  ]);
  expect(await keepDates('.', env, dates)).toEqual([]);
  await expect(keepDates('.', env, { ...dates, organisation: 'De Els' })).rejects.toThrow(
    'There is no organisation "De Els" in waterrijk. It has: ',
  );
  const on = await switchRegionOn('.', env, 'waterrijk');
  expect(on).toMatchObject({ missing: [], activeSince: expect.any(Date) });
  expect(on.foreseen.length).toBeGreaterThan(1);
  expect(await switchRegionOn('.', env, 'waterrijk')).toMatchObject({ activeSince: on.activeSince, foreseen: [] });
  await source.destroy();
});

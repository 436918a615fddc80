import { LivingRegion } from '../support/living-region';
import { fileOf } from '../support/running-api';

let region: LivingRegion;
beforeAll(async () => void (region = await LivingRegion.start('whole')));
afterAll(() => region.stop());

/** Seen to fail in a region that drops the signal. */
test('row 25: ten times late opens a case, which the officer sees', async () => {
  const [school, officer] = await Promise.all([region.signIn('Kempencollege'), region.signIn('RBL Zuiderkempen')]);
  const { pupil } = await region.api.childWithoutCase('Kempencollege');
  const late = Array.from({ length: 10 }, (_, day) => `${pupil};2026-11-${10 + day};;L;10`);
  const brought = await school.send<{ brought: { signals: object } }>(
    '/v1/imports/absences',
    fileOf(['leerlingnummer;datum;lesuur;code;minuten', ...late].join('\n')),
  );
  expect(brought.body.brought.signals).toMatchObject({ 'late-10': 1 });
  const { body } = await officer.get<{ items: { id: string }[] }>(`/cases?q=${pupil}`);
  const { workflows } = await officer.caseFile(body.items[0]!.id);
  expect(workflows.map(({ id }) => id)).toContain('signal-absence');
});

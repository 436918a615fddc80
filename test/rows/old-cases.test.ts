import { LivingRegion } from '../support/living-region';
import { fileOf } from '../support/running-api';

let region: LivingRegion;
beforeAll(async () => {
  region = await LivingRegion.start();
});
afterAll(() => region.stop());

interface Rows {
  readonly items: readonly { id: string }[];
}

/** Seen to fail when what a list says of the method is not told with the case. */
test('row 11: an old case that ran by the SAS says so, to the school as well; another word for a method is refused', async () => {
  const [administrator, school] = await Promise.all([
    region.signIn('Leerplicht Waterdam', 'administrator'),
    region.signIn('Rietplas'),
  ]);
  const casesOf = async () => (await school.get<Rows>('/cases?limit=200')).body.items.map(({ id }) => id);
  const { school: brin, pupil, bornOn } = await region.childWithoutCase();
  const listed = (method: string) =>
    administrator.send<{ errors: { column: string }[] }>(
      '/v1/imports/running-cases',
      fileOf(
        `brin;leerlingnummer;geboortedatum;afspraak;eerste dag afwezig;open stap;uiterlijk;aanpak
${brin};${pupil};${bornOn};long-relative-absence;2026-09-07;talk;2026-12-18;${method}`,
      ),
    );
  const before = await casesOf();
  expect((await listed('hard aanpakken')).body.errors).toMatchObject([{ column: 'aanpak' }]);
  expect(await casesOf()).toEqual(before);
  expect((await listed('SAS')).status).toBe(200);
  const [id] = (await casesOf()).filter((one) => !before.includes(one));
  expect((await school.told(id!)).at(-1)).toContain('zij liep onder SAS, de aanpak van vóór de MAS');
  expect((await listed('sas')).body).toMatchObject({ unchanged: 1 });
});

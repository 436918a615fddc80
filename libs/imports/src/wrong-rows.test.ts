import { file, ImportDesk } from '../../../test/support/import-desk';
import { organisationHeader, organisations, pupilHeader } from '../../../test/support/region-lists';
import { mostErrors } from './import-outcome';

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
afterEach(() => desk.empty());
afterAll(() => desk.close());

const mistakesIn = async (kind: string, list: string) =>
  (await desk.take(kind, list)).errors.map(({ line, column, reason }) => `${line} ${column}: ${reason.nl}`);

test('wrong rows are told with line, column and reason, and the others go in', async () => {
  await desk.take('organisations', organisations);
  const list = file(
    pupilHeader,
    '99XX;;1;A;4-3-2015;Waterdam',
    '99WR;;2;B;4-3-2015;Waterdam',
    ';;3;;4-3-2035;',
    '99WP;;;D;31-2-2015;Waterdam',
    '99WP;;5;"E;4-3-2015;Waterdam',
    '99WP;;6;F;4-3-2015;Waterdam;more',
    '99WP;;7;G;4-3-2015;Waterdam',
  );
  expect(await mistakesIn('pupils', list)).toEqual([
    '2 brin: Deze school is in de regio niet bekend',
    '3 brin: De school heeft meer vestigingen: schrijf welke',
    '4 brin: Dit ontbreekt',
    '4 naam: Dit ontbreekt',
    '4 geboortedatum: Geen geboortedatum van een leerling',
    '4 gemeente: Dit ontbreekt',
    '5 leerlingnummer: Dit ontbreekt',
    '5 geboortedatum: Geen datum die bestaat: schrijf 2011-03-04 of 4-3-2011',
    '6 : Een aanhalingsteken staat verkeerd of wordt niet gesloten',
    '7 : Er staan meer velden dan kolommen',
  ]);
  expect(await desk.rows('select number from pupil')).toEqual([{ number: '7' }]);
});

test('organisations and people say what is wrong with them', async () => {
  const wrong = file(
    organisationHeader,
    'winkel;De Kiosk;;;;;',
    'school;;9X;;;xo;',
    'school;Zonder nummer;;;;;',
    'school;De Wilg;99WP;;;po;',
    'ggd;De Wilg;99WP;;;;',
  );
  expect((await mistakesIn('organisations', wrong)).map((text) => text.slice(0, 40))).toEqual([
    '2 soort: Onbekend woord; bekend zijn bes',
    '3 nummer: Geen BRIN met eventueel vestig',
    '3 naam: Dit ontbreekt',
    '3 sectoren: Onbekend woord; bekend zijn ',
    '4 nummer: Dit ontbreekt',
    '6 nummer: Regel 5 zegt iets anders over ',
  ]);
  const unknown = file(
    'organisatie;niveau;naam;functie;e-mail',
    'Nergens;persoon;A;a;a@x.example',
    '99WP;koning;B;b;geen adres',
    '99WP;persoon;C;c;c@x.example',
    '99WP;backup;Iemand anders;c;C@x.example',
    '99WP;persoon;C;iets anders;c@x.example',
  );
  expect(await mistakesIn('people', unknown)).toEqual([
    '2 organisatie: Deze organisatie is in de regio niet bekend',
    expect.stringContaining('3 niveau: Onbekend woord; bekend zijn persoon, achterwacht'),
    '3 e-mail: Geen e-mailadres',
    '5 e-mail: Regel 4 geeft dit adres aan iemand met een andere naam of taal',
    '6 functie: Regel 4 zegt iets anders over hetzelfde',
  ]);
  const other = await mistakesIn('organisations', file(organisationHeader, 'ggd;De Wilg;99WP;;;;'));
  expect(other).toEqual(['2 soort: Dit nummer is van een ander soort organisatie']);
});

test('however many rows are wrong, so many reasons are kept, and all are told', async () => {
  await desk.take('organisations', organisations);
  const rows = Array.from({ length: mostErrors + 500 }, (_, index) => `99XX;;${index};A;4-3-2015;Waterdam`);
  let told = 0;
  const onWrong = (some: readonly object[]) => void (told += some.length);
  const outcome = await desk.take('pupils', file(pupilHeader, ...rows), { onWrong });
  expect([outcome.wrong, told, outcome.errors.length]).toEqual([rows.length, rows.length, mostErrors]);
});

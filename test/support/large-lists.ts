import { addDays } from '@app/rules';

/** A list of any length, a row at a time. Every thousandth row is wrong. */
export interface LargeList {
  /** Lists that must be there before. */
  before(rows: number): readonly (readonly [kind: string, list: Iterable<string>])[];
  readonly header: string;
  rowOf(index: number, rows: number): string;
}

const letter = (index: number) => String.fromCharCode(65 + (index % 26));
const brinOf = (index: number) => `${10 + Math.floor(index / 676)}${letter(Math.floor(index / 26))}${letter(index)}`;
const isWrong = (index: number) => index % 1000 === 999;

/** A region of a hundred schools. */
const schoolOf = (index: number) => brinOf(index % 100);

function* lines(header: string, count: number, rowOf: (index: number) => string): Generator<string> {
  yield `${header}\n`;
  for (let index = 0; index < count; index += 1) yield `${rowOf(index)}\n`;
}

const organisations = (): readonly [string, Iterable<string>] => [
  'organisations',
  lines('soort;naam;nummer;sectoren;gemeenten', 101, (index) =>
    index === 100 ? 'leerplicht;Leerplicht;;;Waterdam' : `school;School ${index};${schoolOf(index)};vo;`,
  ),
];

const people = (): readonly [string, Iterable<string>] => [
  'people',
  lines('organisatie;niveau;naam;functie;e-mail', 101, (index) => {
    const place = index === 100 ? 'Leerplicht' : schoolOf(index);
    return `${place};persoon;Persoon ${index};zorg;p${index}@x.example`;
  }),
];

/** A number that passes its test; '' where it would need a check digit of ten. */
function educationNumber(index: number): string {
  const digits = String(10_000_000 + index);
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (9 - place), 0);
  const check = (sum + 6) % 11;
  return check === 10 ? '' : `${digits}${check}`;
}

const pupilHeader = 'brin;leerlingnummer;naam;geboortedatum;gemeente;onderwijsnummer';
const pupilRow = (index: number, number = educationNumber(index)) =>
  `${schoolOf(index)};${index};Leerling ${index};2012-05-17;Waterdam;${number}`;

/** Children who are known by their number; a list of a million rows has fifty of each of twenty thousand. */
class Children {
  private readonly numbers: string[] = [];
  private tried = 0;

  constructor(private readonly rowsOfEach: number) {}

  list(rows: number): readonly [string, Iterable<string>] {
    return ['pupils', lines(pupilHeader, this.count(rows), (index) => pupilRow(index, this.numberOf(index)))];
  }

  count(rows: number): number {
    return rows / this.rowsOfEach;
  }

  numberOf(child: number): string {
    for (; this.numbers.length <= child; this.tried += 1) {
      const found = educationNumber(this.tried);
      if (found !== '') this.numbers.push(found);
    }
    return this.numbers[child]!;
  }
}

const children = new Children(50);
const pupilsOfCases = new Children(1);
const withChildren = (rows: number) => [organisations(), people(), children.list(rows)];

/** By the name of its kind. */
export const largeLists: Readonly<Record<string, LargeList>> = {
  organisations: {
    before: () => [],
    header: 'soort;naam;nummer;vestiging;sectoren;gemeenten',
    rowOf(index) {
      if (index % 100 === 50) return `leerplicht;Bureau ${index};;;;Gemeente ${index}|Elders`;
      const [branch, institution] = [String(index % 100).padStart(2, '0'), brinOf(Math.floor(index / 100))];
      return `${isWrong(index) ? 'winkel' : 'school'};School ${index};${institution};${branch};vo;`;
    },
  },
  people: {
    before: () => [organisations()],
    header: 'organisatie;niveau;naam;functie;e-mail',
    rowOf: (index) =>
      `${isWrong(index) ? 'Nergens' : schoolOf(index)};persoon;Persoon ${index};leerkracht;q${index}@x.example`,
  },
  pupils: {
    before: () => [organisations()],
    header: pupilHeader,
    rowOf: (index) => (isWrong(index) ? pupilRow(index).replace(/^..../, '99XX') : pupilRow(index)),
  },
  'running-cases': {
    before: (rows) => [organisations(), people(), pupilsOfCases.list(rows)],
    header: 'brin;leerlingnummer;afspraak;eerste dag afwezig;open stap;uiterlijk',
    rowOf: (index) =>
      `${schoolOf(index)};${isWrong(index) ? 'x' : ''}${index};long-relative-absence;6-10-2026;talk;${index % 3 ? '3-12' : '24-11'}-2026`,
  },
  absences: {
    before: withChildren,
    header: 'brin;leerlingnummer;datum;code',
    rowOf(index, rows) {
      const child = index % children.count(rows);
      const on = addDays('2026-08-31', Math.floor(index / children.count(rows)));
      return `${schoolOf(child)};${child};${on};${isWrong(index) ? 'Q' : 'G'}`;
    },
  },
  /** All but a hundredth were handled; those start nothing in the region. */
  notifications: {
    before: withChildren,
    header: 'meldingsnummer;soort;status;onderwijsnummer;geboortedatum;brin;begin;laatste mutatie',
    rowOf(index, rows) {
      const status = index % 100 ? '16-uur;afgehandeld' : '18-plus;gemeld';
      const child = index % children.count(rows);
      const who = `${children.numberOf(child)};2012-05-17;${schoolOf(child)}`;
      return `M${index};${status};${who};${isWrong(index) ? '31-2-2026' : '2-11-2026'};3-11-2026 10:15`;
    },
  },
  /** Fifty schools after one another, outside the region. */
  enrolments: {
    before: withChildren,
    header: 'onderwijsnummer;brin;status;begin;eind',
    rowOf(index, rows) {
      const number = children.numberOf(index % children.count(rows));
      const began = addDays('2012-08-01', 40 * Math.floor(index / children.count(rows)));
      return `${number};99ZZ;${isWrong(index) ? 'weg' : 'uitgeschreven'};${began};${addDays(began, 39)}`;
    },
  },
};

import { addDays, type LocalDate } from '@app/rules';
import { chance } from './chance';
import { type Municipality, type Sector, schools } from './organisations';

export interface DemonstrationPupil {
  /** The school's own number; leading zeros belong to it. */
  readonly number: string;
  readonly school: string;
  readonly brin: string;
  readonly sector: Sector;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: LocalDate;
  readonly municipality: Municipality;
  /** From the range 99999…, which is for tests and is given to nobody. */
  readonly bsn: string;
}

const given = `Aaliyah Abel Aya Bente Boaz Bram Cato Daan Dina Eef Elif Emre Esmee Evi Fenna Finn Floor Gijs Guus Hidde
  Ilse Imane Ivo Jade Jelle Jip Jonah Kai Kiki Lars Lena Liam Lotte Luuk Maud Mees Mila Mohamed Naomi Nienke Noah Noor
  Nora Olivia Oscar Pien Pleun Ravi Roos Saar Sam Sanne Sem Siem Sofie Stijn Suze Tess Thijs Tygo Veerle Vera Wout
  Yara Yusuf Zeno`.split(/\s+/);
const family = `Aarts Achterberg Akkerman Atalay Baars Beekhuis Bijlsma Bloem Boersma Brandsma Claassen Dijkgraaf
  Driessen Eikelboom Faber Geelen Gerritse Haanstra Hamoudi Heemskerk Hoekstra Idrissi Jansma Kamphuis Keizer Klaver
  Kooistra Lammers Leeflang Lubbers Mulders Nagel Nijhuis Oosterhof Osinga Özdemir Pals Ploeg Quist Reinders Ridder
  Rooijakkers Santos Schaap Sikkema Stam Steen Terlouw Timmer Uiterwaal Veldman Verweij Visscher Vlug Waterman
  Wesseling Westra Wiggers Wouda Zijlstra`.split(/\s+/);

/** How many pupils a school has in the demonstration, and of what age at its start. */
const sizes: Readonly<Record<Sector, { count: number; ages: readonly [least: number, most: number] }>> = {
  po: { count: 60, ages: [5, 11] },
  vo: { count: 140, ages: [12, 17] },
  vso: { count: 30, ages: [12, 17] },
  mbo: { count: 70, ages: [16, 17] },
};

/** Ages are counted on this day, on which nobody has a birthday: the demonstration begins some weeks later. */
const agesOn: LocalDate = '2026-11-01';

/** Three hundred pupils, the same ones each time. */
export function makePupils(): readonly DemonstrationPupil[] {
  const luck = chance('pupils');
  const numbers = bsns();
  const names = new Set<string>();
  return schools.flatMap((school) => {
    const sector = school.sector!;
    const { count, ages } = sizes[sector];
    return Array.from({ length: count }, (_, index): DemonstrationPupil => {
      const [givenName, familyName] = newName();
      const age = luck.whole(...ages);
      return {
        number: `0${1000 + index * 7 + luck.whole(0, 6)}`,
        school: school.id,
        brin: school.brin!,
        sector,
        givenName,
        familyName,
        bornOn: addDays(agesOn, -Math.round(age * 365.25) - luck.whole(1, 364)),
        municipality: luck.happens(0.7) ? 'Waterdam' : 'Rietoord',
        bsn: numbers.next().value!,
      };
    });
  });

  function newName(): [string, string] {
    const name = [luck.one(given), luck.one(family)] as [string, string];
    if (names.has(name.join(' '))) return newName();
    names.add(name.join(' '));
    return name;
  }
}

/** The numbers 99999… that pass the eleven test, in order. */
function* bsns(): Generator<string, undefined> {
  for (let number = 999_990_000; number <= 999_999_999; number += 1) {
    const digits = [...String(number)].map(Number);
    const sum = digits.reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0);
    if (sum % 11 === 0) yield String(number);
  }
}

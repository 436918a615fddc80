import { addDays, type LocalDate } from '@app/rules';
import { chance } from './chance';
import { type DemonstrationRegion, schoolsOf, type Sector } from './regions';

export interface DemonstrationPupil {
  /** The school's own number; leading zeros belong to it. */
  readonly number: string;
  readonly school: string;
  readonly brin: string;
  readonly sector: Sector;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: LocalDate;
  readonly municipality: string;
  /** From the range 99999…, which is for tests and is given to nobody. There are not enough of them for everybody. */
  readonly bsn: string | undefined;
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

/** Of what age pupils are at the start. */
const ages: Readonly<Record<Sector, readonly [least: number, most: number]>> = {
  po: [5, 11],
  vo: [12, 17],
  vso: [12, 17],
  mbo: [16, 17],
};

/** Ages are counted on this day, on which nobody has a birthday: the demonstration begins some weeks later. */
const agesOn: LocalDate = '2026-11-01';

/** The pupils of a region, the same ones each time, without the children of cases that are told. */
export function makePupils(region: DemonstrationRegion): readonly DemonstrationPupil[] {
  const luck = chance(region.id === 'waterrijk' ? 'pupils' : `pupils ${region.id}`);
  const numbers = bsns();
  const names = new Set<string>();
  const [home, elsewhere = home] = region.municipalities;
  return schoolsOf(region).flatMap((school) => {
    const sector = school.sector!;
    return Array.from({ length: region.sizes[sector] ?? 0 }, (_, index): DemonstrationPupil => {
      const [givenName, familyName] = newName();
      const age = luck.whole(...ages[sector]);
      return {
        number: `0${1000 + index * 7 + luck.whole(0, 6)}`,
        school: school.id,
        brin: school.brin!,
        sector,
        givenName,
        familyName,
        bornOn: addDays(agesOn, -Math.round(age * 365.25) - luck.whole(1, 364)),
        municipality: luck.happens(0.7) ? home : elsewhere,
        bsn: numbers.next().value,
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

/** The children of cases that are told. */
export function childrenTold(region: DemonstrationRegion): readonly DemonstrationPupil[] {
  return region.told.map(({ child }) => {
    const school = schoolsOf(region).find(({ id }) => id === child.school)!;
    return { ...child, brin: school.brin!, sector: school.sector!, bsn: undefined };
  });
}

/** The numbers 99999… that pass the eleven test, in order. */
function* bsns(): Generator<string, undefined> {
  for (let number = 999_990_000; number <= 999_999_999; number += 1) {
    const digits = [...String(number)].map(Number);
    const sum = digits.reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0);
    if (sum % 11 === 0) yield String(number);
  }
}

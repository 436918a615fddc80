import { type BillFlag, dayInWords, type LocalDate, type Sentence } from '@app/rules';

/** One thing that the bill asks: how it is called, what it changes here, and whether the platform does that already. */
export interface Asks {
  readonly title: Sentence;
  readonly changes: Sentence;
  readonly works: boolean;
}

export const asks: Readonly<Record<BillFlag, Asks>> = {
  'attendance-registration': {
    title: { nl: 'Aanwezigheid registreren', en: 'Registering attendance' },
    changes: {
      nl: 'Een schooldag telt als aanwezigheid wanneer de school over die dag opgave heeft gedaan. Een dag die zij nog niet opgaf telt niet mee, en ieder die het dossier ziet leest tot wanneer zij opgave deed.',
      en: 'A school day counts as attendance when the school has stated that day. A day that it has not stated yet does not count, and whoever sees the case reads until when it did.',
    },
    works: true,
  },
  'duty-to-consult': {
    title: { nl: 'Overleg met de leerplichtambtenaar', en: 'Consulting the compulsory-education officer' },
    changes: {
      nl: 'Een school meldt een ingeschreven leerling pas af als begonnen op een andere plek nadat de leerplichtambtenaar haar vraag bij die stap heeft beantwoord.',
      en: 'A school reports an enrolled pupil as started elsewhere only when the compulsory-education officer has answered its question about that step.',
    },
    works: true,
  },
  'exemption-educational-view': {
    title: {
      nl: 'Onderwijskundige blik bij vrijstelling onder 5 onder a',
      en: 'Educational view in an exemption under article 5 sub a',
    },
    changes: {
      nl: 'Nu nog niets: de datum wordt bewaard. Zodra het beroep op vrijstelling hier loopt, hoort er vanaf die datum een onderwijskundige blik bij de verklaring.',
      en: 'Nothing yet: the date is kept. When notices of exemption run here, from that date an educational view goes with the statement.',
    },
    works: false,
  },
  'aggregated-supply': {
    title: { nl: 'Verzuimcijfers leveren zonder namen', en: 'Supplying absence figures without names' },
    changes: {
      nl: 'Nu nog niets: de datum wordt bewaard, en er gaat niets naar het ministerie. Zodra de cijfers hier gemaakt worden, leveren scholen ze vanaf die datum opgeteld aan.',
      en: 'Nothing yet: the date is kept, and nothing goes to the ministry. When figures are made here, from that date schools supply them added up.',
    },
    works: false,
  },
};

/** Since when something holds in a region, or that it does not. */
export function standsInWords(since: LocalDate | undefined, today: LocalDate): Sentence {
  if (since === undefined)
    return { nl: 'geldt hier nog niet: de wet van nu', en: 'does not hold here: the law of today' };
  const day = dayInWords(since);
  return since <= today
    ? { nl: `geldt hier sinds ${day.nl}`, en: `holds here since ${day.en}` }
    : { nl: `geldt hier vanaf ${day.nl}`, en: `holds here from ${day.en}` };
}

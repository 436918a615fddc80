import { zuiderkempenTold } from '../told/zuiderkempen';
import type { DemonstrationRegion } from './described';
import { schoolYear } from './school-year';

/** In the south, where the officer may take the direction of a case. The codes 99Z… belong to nobody. */
export const zuiderkempen: DemonstrationRegion = {
  id: 'zuiderkempen',
  signedOn: { covenant: '2026-05-21', processorAgreement: '2026-06-04' },
  organisations: [
    { id: 'heide', name: 'De Heide', role: 'school', domain: 'deheide.example', brin: '99ZP', sector: 'po' },
    {
      id: 'kempen',
      name: 'Kempencollege',
      role: 'school',
      domain: 'kempencollege.example',
      brin: '99ZV',
      sector: 'vo',
    },
    {
      id: 'swv',
      name: 'SWV Zuiderkempen',
      role: 'alliance',
      domain: 'swvzuiderkempen.example',
      serves: ['po', 'vo'],
    },
    { id: 'ggd', name: 'GGD Zuiderkempen', role: 'youth-health', domain: 'ggdzuiderkempen.example' },
    { id: 'team', name: 'Sociaal team Kempendam', role: 'neighbourhood-team', domain: 'sociaalteam.example' },
    {
      id: 'rbl',
      name: 'RBL Zuiderkempen',
      role: 'compulsory-education',
      domain: 'rblzuiderkempen.example',
      municipality: 'Kempendam',
    },
    { id: 'tafel', name: 'Thuiszitterstafel Zuiderkempen', role: 'table', domain: 'tafelzuiderkempen.example' },
    {
      id: 'doorzettingsmacht',
      name: 'Wethouder jeugd Kempendam',
      role: 'decisive-authority',
      domain: 'bestuur.kempendam.example',
    },
  ],
  chains: {
    heide: [
      ['Mieke Verhoeven', 'intern begeleider'],
      ['Stan Aerts', 'leerkracht en achterwacht'],
      ['Anja Swinkels', 'teamleider'],
      ['Jos Peijnenburg', 'directeur'],
      ['Tonny Vermeulen', 'bestuurder Stichting Kempenscholen'],
    ],
    kempen: [
      ['Wendy Spapens', 'verzuimcoördinator'],
      ['Bart van Gestel', 'ondersteuningscoördinator'],
      ['Linda Roijmans', 'teamleider'],
      ['Frank Hendrikx', 'rector'],
      ['Tonny Vermeulen', 'bestuurder Stichting Kempenscholen'],
    ],
    swv: [
      ['Karin Maas', 'consulent'],
      ['Joep Geboers', 'consulent'],
      ['Nicole Bressers', 'teamleider'],
      ['Hub Lemmens', 'directeur'],
      ['Riet Coolen', 'voorzitter bestuur'],
    ],
    ggd: [
      ['Yasmina Amrani', 'jeugdarts'],
      ['Ward Dirkx', 'jeugdverpleegkundige'],
      ['Petra Leenders', 'teamleider jeugdgezondheid'],
      ['Giel Snijders', 'manager jeugd'],
      ['Els Donkers', 'directeur publieke gezondheid'],
    ],
    team: [
      ['Sofie Janssens', 'gezinswerker'],
      ['Tarik Bouzid', 'gezinswerker'],
      ['Marja Kuijpers', 'teamleider'],
      ['Rob van Lier', 'manager'],
      ['Truus Wouters', 'bestuurder'],
    ],
    rbl: [
      ['Samir Ouali', 'leerplichtambtenaar'],
      ['Ellen Bekkers', 'leerplichtambtenaar'],
      ['Wil Schellekens', 'teamleider RBL'],
      ['Greet Smulders', 'afdelingshoofd'],
      ['Ad Cornelissen', 'gemeentesecretaris'],
      ['Lies Beheer', 'functioneel beheerder'],
    ],
    tafel: [['Dorien Heesters', 'voorzitter thuiszitterstafel']],
    doorzettingsmacht: [
      ['Piet Claessens', 'wethouder jeugd'],
      ['Monique Baeten', 'loco-wethouder'],
    ],
  },
  sizes: { po: 60, vo: 120 },
  municipalities: ['Kempendam'],
  unusual: 0.35,
  absences: schoolYear,
  told: zuiderkempenTold,
  families: [],
  consults: [],
};

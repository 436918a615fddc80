import type { DemonstrationRegion } from './described';
import { schoolYear } from './school-year';

/** Has agreed nothing of its own, and runs on what the platform offers. The codes 99S… belong to nobody. */
export const startpakket: DemonstrationRegion = {
  id: 'startpakket',
  signedOn: { covenant: '2026-08-20', processorAgreement: '2026-08-20' },
  organisations: [
    { id: 'brink', name: 'De Brink', role: 'school', domain: 'debrink.example', brin: '99SP', sector: 'po' },
    { id: 'esdal', name: 'Esdalschool', role: 'school', domain: 'esdalschool.example', brin: '99SV', sector: 'vo' },
    { id: 'swv', name: 'SWV Beginstede', role: 'alliance', domain: 'swvbeginstede.example', serves: ['po', 'vo'] },
    { id: 'ggd', name: 'GGD Beginstede', role: 'youth-health', domain: 'ggdbeginstede.example' },
    { id: 'team', name: 'Dorpsteam Beginstede', role: 'neighbourhood-team', domain: 'dorpsteam.example' },
    {
      id: 'leerplicht',
      name: 'Leerplicht Beginstede',
      role: 'compulsory-education',
      domain: 'beginstede.example',
      municipality: 'Beginstede',
    },
    { id: 'tafel', name: 'Thuiszitterstafel Beginstede', role: 'table', domain: 'tafelbeginstede.example' },
  ],
  chains: {
    brink: [
      ['Ans Kolkman', 'intern begeleider'],
      ['Tom Lensink', 'leerkracht en achterwacht'],
      ['Bea Nijenhuis', 'teamleider'],
      ['Henk Wissink', 'directeur'],
      ['Olga Ruiter', 'bestuurder'],
    ],
    esdal: [
      ['Nina Harbers', 'verzuimcoördinator'],
      ['Gijs Ellenbroek', 'ondersteuningscoördinator'],
      ['Tineke Brugman', 'teamleider'],
      ['Dick Scholten', 'rector'],
      ['Olga Ruiter', 'bestuurder'],
    ],
    swv: [
      ['Paula Grit', 'consulent'],
      ['Jan Moorlag', 'consulent'],
      ['Heleen Bults', 'teamleider'],
      ['Arie Kolk', 'directeur'],
      ['Willy Sanders', 'voorzitter bestuur'],
    ],
    ggd: [
      ['Iris Damhuis', 'jeugdarts'],
      ['Mark Tijhof', 'jeugdverpleegkundige'],
      ['Rita Bloemers', 'teamleider jeugdgezondheid'],
      ['Theo Baan', 'manager jeugd'],
      ['Vera Hulst', 'directeur publieke gezondheid'],
    ],
    team: [
      ['Lotte Beumer', 'gezinswerker'],
      ['Kees Wolters', 'gezinswerker'],
      ['Diny Haverkate', 'teamleider'],
      ['Bram Seinen', 'manager'],
      ['Joke Voort', 'bestuurder'],
    ],
    leerplicht: [
      ['Ralf Tenkink', 'leerplichtambtenaar'],
      ['Marije Pot', 'leerplichtambtenaar'],
      ['Gea Lammertink', 'teamleider leerplicht'],
      ['Hans Ruesink', 'afdelingshoofd'],
      ['Nel Overbeek', 'gemeentesecretaris'],
      ['Wim Beheer', 'functioneel beheerder'],
    ],
    tafel: [['Gerard Stroeve', 'voorzitter thuiszitterstafel']],
  },
  sizes: { po: 40, vo: 60 },
  municipalities: ['Beginstede'],
  unusual: 0.35,
  absences: schoolYear,
  told: [],
  families: [],
  consults: [],
};

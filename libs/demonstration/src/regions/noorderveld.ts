import type { DemonstrationRegion } from './described';
import { schoolYear } from './school-year';

/** In the north, wide and thinly peopled; nobody there holds decisive authority. The codes 99N… belong to nobody. */
export const noorderveld: DemonstrationRegion = {
  id: 'noorderveld',
  signedOn: { covenant: '2026-06-25', processorAgreement: '2026-07-09' },
  organisations: [
    { id: 'kwelder', name: 'De Kwelder', role: 'school', domain: 'dekwelder.example', brin: '99NP', sector: 'po' },
    { id: 'wad', name: 'Waddencollege', role: 'school', domain: 'waddencollege.example', brin: '99NV', sector: 'vo' },
    {
      id: 'swv',
      name: 'SWV Noorderveld',
      role: 'alliance',
      domain: 'swvnoorderveld.example',
      serves: ['po', 'vo'],
    },
    { id: 'ggd', name: 'GGD Noorderveld', role: 'youth-health', domain: 'ggdnoorderveld.example' },
    { id: 'gebiedsteam', name: 'Gebiedsteam Noordwolde', role: 'neighbourhood-team', domain: 'gebiedsteam.example' },
    {
      id: 'leerplicht',
      name: 'Leerplicht Noordwolde',
      role: 'compulsory-education',
      domain: 'noordwolde.example',
      municipality: 'Noordwolde',
    },
    { id: 'tafel', name: 'Thuiszitterstafel Noorderveld', role: 'table', domain: 'tafelnoorderveld.example' },
  ],
  chains: {
    kwelder: [
      ['Sietske Haagsma', 'intern begeleider'],
      ['Wybren Tolsma', 'leerkracht en achterwacht'],
      ['Aukje Reitsma', 'teamleider'],
      ['Douwe Kingma', 'directeur'],
      ['Jeltje Offringa', 'bestuurder Stichting Onderwijs Noorderveld'],
    ],
    wad: [
      ['Froukje Dijkstal', 'verzuimcoördinator'],
      ['Gerben Oosterloo', 'ondersteuningscoördinator'],
      ['Tjitske Wagenaar', 'teamleider'],
      ['Ype Holwerda', 'rector'],
      ['Jeltje Offringa', 'bestuurder Stichting Onderwijs Noorderveld'],
    ],
    swv: [
      ['Harm Boelens', 'consulent'],
      ['Renske Tuinstra', 'consulent'],
      ['Klaas Wiarda', 'teamleider'],
      ['Geertje Popma', 'directeur'],
      ['Lammert Eising', 'voorzitter bestuur'],
    ],
    ggd: [
      ['Nynke Bartels', 'jeugdarts'],
      ['Roelof Alting', 'jeugdverpleegkundige'],
      ['Hilda Venema', 'teamleider jeugdgezondheid'],
      ['Evert Kooi', 'manager jeugd'],
      ['Marchien Lubbinge', 'directeur publieke gezondheid'],
    ],
    gebiedsteam: [
      ['Trijn Hazenberg', 'gezinswerker'],
      ['Otto Meima', 'gezinswerker'],
      ['Baukje Zandstra', 'teamleider'],
      ['Sjoerd Rinsma', 'manager'],
      ['Anneke Wolthuis', 'bestuurder'],
    ],
    leerplicht: [
      ['Jorrit Schuiling', 'leerplichtambtenaar'],
      ['Tetske Bouma', 'leerplichtambtenaar'],
      ['Fokke Idema', 'teamleider leerplicht'],
      ['Ria Stellingwerf', 'afdelingshoofd'],
      ['Menno Groen', 'gemeentesecretaris'],
      ['Hilda Beheer', 'functioneel beheerder'],
    ],
    tafel: [['Aaltje Noordhof', 'voorzitter thuiszitterstafel']],
  },
  sizes: { po: 60, vo: 110 },
  municipalities: ['Noordwolde'],
  unusual: 0.35,
  absences: schoolYear,
  told: [],
  families: [],
  consults: [],
};

import type { DemonstrationOrganisation, DemonstrationRegion } from './described';

/** Who signed in Waterrijk. Everything here is invented; the codes 99W… belong to nobody. */
export const organisations: readonly DemonstrationOrganisation[] = [
  { id: 'wilg', name: 'De Wilg', role: 'school', domain: 'dewilg.example', brin: '99WP', sector: 'po' },
  { id: 'rietplas', name: 'Rietplas', role: 'school', domain: 'rietplas.example', brin: '99WR', sector: 'vo' },
  { id: 'oever', name: 'De Oever', role: 'school', domain: 'deoever.example', brin: '99WV', sector: 'vso' },
  { id: 'roc', name: 'ROC Waterrijk', role: 'school', domain: 'rocwaterrijk.example', brin: '99WM', sector: 'mbo' },
  { id: 'swv-po', name: 'SWV PO Waterrijk', role: 'alliance', domain: 'swvpo.example', serves: ['po'] },
  { id: 'swv-vo', name: 'SWV VO Waterrijk', role: 'alliance', domain: 'swvvo.example', serves: ['vo', 'vso', 'mbo'] },
  { id: 'ggd', name: 'GGD Waterrijk', role: 'youth-health', domain: 'ggdwaterrijk.example' },
  { id: 'wijkteam', name: 'Wijkteam Oost', role: 'neighbourhood-team', domain: 'wijkteamoost.example' },
  {
    id: 'leerplicht-waterdam',
    name: 'Leerplicht Waterdam',
    role: 'compulsory-education',
    domain: 'waterdam.example',
    municipality: 'Waterdam',
  },
  {
    id: 'leerplicht-rietoord',
    name: 'Leerplicht Rietoord',
    role: 'compulsory-education',
    domain: 'rietoord.example',
    municipality: 'Rietoord',
  },
  { id: 'tafel', name: 'Thuiszitterstafel Waterrijk', role: 'table', domain: 'tafelwaterrijk.example' },
  {
    id: 'doorzettingsmacht',
    name: 'Wethouder onderwijs Waterdam',
    role: 'decisive-authority',
    domain: 'bestuur.waterdam.example',
  },
];

/** Per organisation its contact chain, from the person up. Invented people; the four schools share a board. */
export const chains: DemonstrationRegion['chains'] = {
  wilg: [
    ['Hanna Terpstra', 'intern begeleider'],
    ['Koen Bleeker', 'leerkracht en achterwacht'],
    ['Marijke Stolwijk', 'teamleider'],
    ['Frans Oudkerk', 'directeur'],
    ['Ingrid van Wierden', 'bestuurder Stichting Onderwijs Waterrijk'],
  ],
  rietplas: [
    ['Mirjam de Boer', 'verzuimcoördinator'],
    ['Sander Hoeksma', 'ondersteuningscoördinator'],
    ['Yvonne Prins', 'teamleider havo'],
    ['Rob Tichelaar', 'rector'],
    ['Ingrid van Wierden', 'bestuurder Stichting Onderwijs Waterrijk'],
  ],
  oever: [
    ['Dagmar Wiersma', 'zorgcoördinator'],
    ['Milan Kuyper', 'gedragsdeskundige'],
    ['Els Bruinsma', 'teamleider'],
    ['Herman Zoet', 'directeur'],
    ['Ingrid van Wierden', 'bestuurder Stichting Onderwijs Waterrijk'],
  ],
  roc: [
    ['Samira Haddad', 'verzuimcoördinator'],
    ['Teun Blokzijl', 'studieloopbaanbegeleider'],
    ['Petra Slager', 'opleidingsmanager'],
    ['Maarten Duin', 'directeur'],
    ['Ingrid van Wierden', 'bestuurder Stichting Onderwijs Waterrijk'],
  ],
  'swv-po': [
    ['Annelies Kramer', 'consulent'],
    ['Bas Verhulst', 'consulent'],
    ['Corrie Nijland', 'teamleider'],
    ['Wim Asselbergs', 'directeur'],
    ['Ada Roelofs', 'voorzitter bestuur'],
  ],
  'swv-vo': [
    ['Jasper Kool', 'consulent'],
    ['Naima Bouazza', 'consulent'],
    ['Liesbeth Vonk', 'teamleider'],
    ['Erik Staal', 'directeur'],
    ['Ada Roelofs', 'voorzitter bestuur'],
  ],
  ggd: [
    ['Fatima Yilmaz', 'jeugdarts'],
    ['Ruben Smeets', 'jeugdverpleegkundige'],
    ['Karin Hofstra', 'teamleider jeugdgezondheid'],
    ['Otto Bergman', 'manager jeugd'],
    ['Simone Alkema', 'directeur publieke gezondheid'],
  ],
  wijkteam: [
    ['Loes Meijering', 'gezinswerker'],
    ['Amir Rahimi', 'gezinswerker'],
    ['Gerda Tukker', 'teamleider'],
    ['Paul Winkel', 'manager'],
    ['Nora Schuurman', 'bestuurder'],
  ],
  'leerplicht-waterdam': [
    ['Joost van Dalen', 'leerplichtambtenaar'],
    ['Chantal Bos', 'leerplichtambtenaar'],
    ['Peter Groothuis', 'teamleider leerplicht'],
    ['Marga Lindeman', 'afdelingshoofd'],
    ['Dirk Waaijer', 'gemeentesecretaris'],
    ['Toon Beheer', 'functioneel beheerder'],
  ],
  'leerplicht-rietoord': [
    ['Wietske Postma', 'leerplichtambtenaar'],
    ['Hassan Benali', 'leerplichtambtenaar'],
    ['Gonnie Rutgers', 'teamleider leerplicht'],
    ['Lex Bijlsma', 'afdelingshoofd'],
    ['Tineke Vorst', 'gemeentesecretaris'],
  ],
  tafel: [['Bert Hoogland', 'voorzitter thuiszitterstafel']],
  doorzettingsmacht: [['Carla Wolters', 'wethouder onderwijs']],
};

/** Who reads the log of looks of an organisation, and who does the criminal route of an office. */
export const apart: NonNullable<DemonstrationRegion['apart']> = {
  rietplas: { 'privacy-officer': ['Meindert Faber', 'functionaris gegevensbescherming'] },
  ggd: { 'privacy-officer': ['Lidwien Haas', 'functionaris gegevensbescherming'] },
  'leerplicht-waterdam': {
    'privacy-officer': ['Geertje Oldenburg', 'functionaris gegevensbescherming'],
    boa: ['Wouter Kamphuis', 'leerplichtambtenaar en boa'],
  },
};

import type { Role } from '@app/rules';

export type Sector = 'po' | 'vo' | 'vso' | 'mbo';
export type Municipality = 'Waterdam' | 'Rietoord';

/** A partner of the invented region. `domain` is where its people get their mail: the reserved `.example`. */
export interface DemonstrationOrganisation {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly domain: string;
  /** Of a school: its code in the register of institutions, what it teaches. */
  readonly brin?: string;
  readonly sector?: Sector;
  /** Of an alliance: the schools that it serves. */
  readonly serves?: readonly Sector[];
  /** Of compulsory education: whose residents it watches over. */
  readonly municipality?: Municipality;
}

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

export const schools = organisations.filter(({ role }) => role === 'school');

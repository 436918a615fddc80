import type { Colleague } from '@app/cases';
import type { Sentence } from '@app/rules';

const doing: Readonly<Record<string, Sentence>> = {
  school: { nl: 'stuurt verzuim in, meldt en heeft vaak de regie', en: 'sends in absence, notifies and often directs' },
  alliance: { nl: 'denkt mee over passend onderwijs', en: 'thinks along about fitting education' },
  'youth-health': { nl: 'adviseert wat een kind aankan', en: 'advises on what a child can bear' },
  'neighbourhood-team': { nl: 'regelt hulp in het gezin', en: 'arranges help in the family' },
  'compulsory-education': {
    nl: 'ziet alles wat te laat is, onderzoekt en sluit',
    en: 'sees everything that is late, inquires and closes',
  },
  table: { nl: 'krijgt wat op de agenda komt', en: 'gets what is put on the agenda' },
  parents: { nl: 'ziet wat met het gezin is afgesproken', en: 'sees what was agreed with the family' },
  'young-person': { nl: 'ziet wat met hem of haar is afgesproken', en: 'sees what was agreed with him or her' },
  'decisive-authority': { nl: 'beslist als niemand anders het doet', en: 'decides when nobody else does' },
};

const placed: Readonly<Record<string, Sentence>> = {
  backup: { nl: 'vervangt de collega', en: 'stands in for the colleague' },
  'team-lead': { nl: 'krijgt bericht als een stap drie werkdagen te laat is', en: 'is told after three working days' },
  management: { nl: 'krijgt bericht als een stap tien werkdagen te laat is', en: 'is told after ten working days' },
  board: { nl: 'staat achter de afspraken', en: 'stands behind the agreements' },
  supporter: { nl: 'staat het gezin bij', en: 'supports the family' },
  'privacy-officer': { nl: 'leest wie er in zaken keek', en: 'reads who looked into cases' },
  boa: { nl: 'doet de strafrechtelijke route', en: 'does the criminal route' },
  administrator: { nl: 'brengt de lijsten van de regio', en: 'brings the lists of the region' },
};

/** What somebody is good for in the demonstration, in a few words. */
export function hintFor({ role, level }: Pick<Colleague, 'role' | 'level'>): Sentence {
  return placed[level] ?? doing[role] ?? { nl: role, en: role };
}

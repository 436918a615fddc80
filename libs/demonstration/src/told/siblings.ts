import type { OpenedByHand, ToldCase } from './told-case';

const opened = (by: string, on: OpenedByHand['on']): OpenedByHand => ({
  on,
  by,
  workflow: 'long-relative-absence',
  firstDayAbsent: '2026-09-28',
  reason: 'worry-of-partner',
  facts: { enrolled: true, attends: false, question: 'none' },
});

/** A brother and a sister stay at home at two schools; the officer, who watches both, ties their cases. */
export const siblings: readonly ToldCase[] = [
  {
    name: 'brother',
    child: {
      number: '090006',
      school: 'rietplas',
      givenName: 'Bram',
      familyName: 'Leeflang',
      bornOn: '2012-01-19',
      municipality: 'Waterdam',
    },
    opened: opened('rietplas', '2026-10-26'),
    happens: [
      { on: '2026-10-28', by: 'rietplas', does: { act: 'done', step: 'notify' } },
      { on: '2026-11-02', by: 'leerplicht-waterdam', does: { act: 'done', step: 'talk', outcome: 'culpable' } },
      { on: '2026-11-04', by: 'leerplicht-waterdam', does: { act: 'accept' } },
    ],
  },
  {
    name: 'sister',
    child: {
      number: '090007',
      school: 'wilg',
      givenName: 'Pien',
      familyName: 'Leeflang',
      bornOn: '2016-05-23',
      municipality: 'Waterdam',
    },
    opened: opened('wilg', '2026-10-27'),
    happens: [
      { on: '2026-10-29', by: 'leerplicht-waterdam', links: '090006', as: 'siblings' },
      { on: '2026-10-29', by: 'wilg', does: { act: 'done', step: 'notify' } },
      { on: '2026-11-05', by: 'leerplicht-waterdam', does: { act: 'done', step: 'talk', outcome: 'plan-possible' } },
      { on: '2026-11-09', by: 'leerplicht-waterdam', does: { act: 'nudge', step: 'round-table' } },
      { on: '2026-11-10', by: 'wilg', does: { act: 'done', step: 'round-table', outcome: 'plan-possible' } },
    ],
  },
];

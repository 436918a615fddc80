import type { ToldCase } from './told-case';

/**
 * The youth doctor does not answer, neither what the girl can bear nor whether the GGD directs: the table hears it, and at
 * last who holds decisive authority. The officer asks the doctor in the meantime.
 */
export const decided: ToldCase = {
  name: 'to be decided',
  child: {
    number: '090005',
    school: 'rietplas',
    givenName: 'Olivia',
    familyName: 'Stam',
    bornOn: '2012-10-03',
    municipality: 'Waterdam',
  },
  opened: {
    on: '2026-10-01',
    by: 'rietplas',
    workflow: 'long-relative-absence',
    firstDayAbsent: '2026-09-14',
    reason: 'asked-by-family',
    facts: { enrolled: true, attends: false, question: 'none' },
  },
  happens: [
    { on: '2026-10-05', by: 'rietplas', does: { act: 'done', step: 'notify' } },
    { on: '2026-10-07', by: 'rietplas', does: { act: 'done', step: 'name-director' } },
    { on: '2026-10-14', by: 'leerplicht-waterdam', does: { act: 'done', step: 'talk', outcome: 'capacity-unclear' } },
    { on: '2026-10-15', by: 'rietplas', does: { act: 'done', step: 'round-table', outcome: 'plan-possible' } },
    { on: '2026-10-22', by: 'rietplas', does: { act: 'done', step: 'return-plan', outcome: 'own-school' } },
    { on: '2026-11-19', by: 'rietplas', does: { act: 'promise', step: 'build-up', on: '2026-12-18' } },
    {
      on: '2026-12-04',
      by: 'leerplicht-waterdam',
      does: { act: 'ask', step: 'capacity-advice', of: 'youth-health', text: 'Wanneer kan zij bij u terecht?' },
    },
  ],
};

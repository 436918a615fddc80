import type { ToldCase } from './told-case';

/**
 * Parents who fight over their divorce, and a boy of seventeen at home. The officer speaks the father's language and
 * talks with him; the mother is told apart. In a place that is no school he finds structure, Dutch and arithmetic again,
 * and from there he goes to the roc.
 */
const betweenParents: ToldCase = {
  name: 'between parents',
  child: {
    number: '090001',
    school: 'kempen',
    givenName: 'Youssef',
    familyName: 'Amezian',
    bornOn: '2009-03-12',
    municipality: 'Kempendam',
  },
  absent: { from: '2026-08-31', until: '2026-10-16' },
  happens: [
    { on: '2026-09-09', by: 'kempen', does: { act: 'done', step: 'notify' } },
    { on: '2026-09-10', by: 'rbl', does: { act: 'done', step: 'take-charge' } },
    { on: '2026-09-18', by: 'rbl', does: { act: 'done', step: 'inquiry', outcome: 'help-needed' } },
    {
      on: '2026-09-18',
      by: 'rbl',
      notes: {
        category: 'family',
        audience: 'own',
        text: 'Met de vader gesproken, in zijn eigen taal. De moeder is apart ingelicht; haar adres blijft hier.',
      },
    },
    { on: '2026-09-23', by: 'rbl', does: { act: 'done', step: 'plan', outcome: 'voluntary-help' } },
    { on: '2026-09-23', by: 'rbl', does: { act: 'done', step: 'agreements' } },
    { on: '2026-09-30', by: 'kempen', does: { act: 'done', step: 'long-relative-absence/notify' } },
    { on: '2026-10-01', by: 'kempen', does: { act: 'done', step: 'name-director' } },
    { on: '2026-10-06', by: 'rbl', does: { act: 'done', step: 'talk', outcome: 'plan-possible' } },
    { on: '2026-10-08', by: 'kempen', does: { act: 'done', step: 'round-table', outcome: 'plan-possible' } },
    { on: '2026-10-13', by: 'kempen', does: { act: 'done', step: 'return-plan', outcome: 'via-facility' } },
    { on: '2026-10-30', by: 'kempen', does: { act: 'done', step: 'build-up', outcome: 'on-track' } },
    { on: '2026-11-23', by: 'kempen', does: { act: 'done', step: 'return', outcome: 'returned-elsewhere' } },
    { on: '2026-11-26', by: 'rbl', does: { act: 'done', step: 'confirm-closing' } },
  ],
};

/** Nobody answers who is asked to direct: after five working days the officer is asked instead, and takes it. */
const officerTakesOver: ToldCase = {
  name: 'officer takes over',
  child: {
    number: '090002',
    school: 'kempen',
    givenName: 'Noor',
    familyName: 'van Gool',
    bornOn: '2011-06-20',
    municipality: 'Kempendam',
  },
  opened: {
    on: '2026-10-26',
    by: 'kempen',
    workflow: 'long-relative-absence',
    firstDayAbsent: '2026-09-28',
    reason: 'worry-of-partner',
    facts: { enrolled: true, attends: false, question: 'none' },
  },
  happens: [
    { on: '2026-10-28', by: 'kempen', does: { act: 'done', step: 'notify' } },
    { on: '2026-11-02', by: 'rbl', does: { act: 'done', step: 'talk', outcome: 'needs-care' } },
    { on: '2026-11-17', by: 'rbl', does: { act: 'accept' } },
  ],
};

/** What is told in Zuiderkempen: a case of the report, and what only this region agreed. */
export const zuiderkempenTold: readonly ToldCase[] = [betweenParents, officerTakesOver];

import type { ToldCase } from './told-case';

/**
 * A girl in havo 4 drops out. The officer looks with her for where her talents lie (the Educatiemeter), and with a
 * certificate of promotion she goes over to the hairdressing course, where she is in her place.
 */
export const havoGirl: ToldCase = {
  name: 'havo girl',
  child: {
    number: '090001',
    school: 'rietplas',
    givenName: 'Nora',
    familyName: 'Winters',
    bornOn: '2010-05-11',
    municipality: 'Waterdam',
  },
  absent: { from: '2026-08-31', until: '2026-10-30' },
  happens: [
    { on: '2026-09-09', by: 'rietplas', does: { act: 'done', step: 'notify' } },
    { on: '2026-09-10', by: 'leerplicht-waterdam', does: { act: 'done', step: 'take-charge' } },
    { on: '2026-09-21', by: 'leerplicht-waterdam', does: { act: 'done', step: 'inquiry', outcome: 'help-needed' } },
    { on: '2026-09-24', by: 'leerplicht-waterdam', does: { act: 'done', step: 'plan', outcome: 'voluntary-help' } },
    { on: '2026-09-24', by: 'leerplicht-waterdam', does: { act: 'done', step: 'agreements' } },
    { on: '2026-09-30', by: 'rietplas', does: { act: 'done', step: 'long-relative-absence/notify' } },
    { on: '2026-10-02', by: 'rietplas', does: { act: 'done', step: 'name-director' } },
    {
      on: '2026-10-05',
      by: 'leerplicht-waterdam',
      does: { act: 'done', step: 'talk', outcome: 'perspective-unclear' },
    },
    {
      on: '2026-10-05',
      by: 'leerplicht-waterdam',
      notes: {
        category: 'education',
        audience: 'all',
        text: 'Met de Educatiemeter gekeken waar zij blij van wordt: werken met haar handen, en iets moois maken.',
      },
    },
    { on: '2026-10-07', by: 'swv-vo', does: { act: 'accept' } },
    { on: '2026-10-12', by: 'rietplas', does: { act: 'done', step: 'round-table', outcome: 'plan-possible' } },
    { on: '2026-10-14', by: 'swv-vo', does: { act: 'done', step: 'perspective-advice', outcome: 'other-place' } },
    {
      on: '2026-10-14',
      by: 'swv-vo',
      does: { act: 'done', step: 'long-relative-absence/perspective-advice', outcome: 'other-place' },
    },
    { on: '2026-10-15', by: 'rietplas', does: { act: 'accept' } },
    { on: '2026-10-19', by: 'rietplas', does: { act: 'done', step: 'return-plan', outcome: 'other-place' } },
    { on: '2026-11-09', by: 'rietplas', does: { act: 'done', step: 'build-up', outcome: 'on-track' } },
    { on: '2026-11-20', by: 'rietplas', does: { act: 'done', step: 'return', outcome: 'returned-elsewhere' } },
    { on: '2026-11-24', by: 'leerplicht-waterdam', does: { act: 'done', step: 'confirm-closing' } },
    {
      on: '2026-12-04',
      by: 'leerplicht-waterdam',
      notes: {
        category: 'education',
        audience: 'all',
        text: 'Zij berichtte dat het goed gaat op de kappersopleiding.',
      },
    },
  ],
};

/**
 * A girl of nine moved here. Her parents asked school after school, and none ever answered: so there was no refusal
 * either. Only when who holds decisive authority asks for it does a school look at what she needs, and takes her.
 */
export const girlWhoMoved: ToldCase = {
  name: 'girl who moved',
  child: {
    number: '090002',
    school: 'wilg',
    givenName: 'Lieke',
    familyName: 'Verbrugge',
    bornOn: '2017-03-02',
    municipality: 'Rietoord',
  },
  opened: {
    on: '2026-09-07',
    by: 'leerplicht-rietoord',
    workflow: 'long-relative-absence',
    firstDayAbsent: '2026-08-31',
    reason: 'moved-here',
    facts: {
      enrolled: false,
      attends: false,
      'support-need': true,
      cooperates: true,
      applied: true,
      question: 'none',
    },
  },
  isLeftAlone: true,
  happens: [
    {
      on: '2026-09-16',
      by: 'leerplicht-rietoord',
      does: { act: 'done', step: 'talk', outcome: 'perspective-unclear' },
    },
    {
      on: '2026-09-18',
      by: 'swv-po',
      does: { act: 'refuse', reason: 'Wij kennen haar niet: de school waar zij is aangemeld is aan zet.' },
    },
    { on: '2026-11-04', by: 'doorzettingsmacht', does: { act: 'done', step: 'R5-of-perspective-advice' } },
    { on: '2026-11-05', by: 'swv-po', does: { act: 'done', step: 'perspective-advice', outcome: 'own-school' } },
    { on: '2026-11-06', by: 'wilg', does: { act: 'done', step: 'notify' } },
    { on: '2026-11-06', by: 'wilg', does: { act: 'done', step: 'name-director' } },
    { on: '2026-11-10', by: 'wilg', does: { act: 'done', step: 'round-table', outcome: 'plan-possible' } },
    { on: '2026-11-10', by: 'wilg', does: { act: 'done', step: 'contact' } },
    { on: '2026-11-12', by: 'wilg', does: { act: 'done', step: 'return-plan', outcome: 'own-school' } },
    { on: '2026-11-23', by: 'wilg', does: { act: 'done', step: 'build-up', outcome: 'on-track' } },
    { on: '2026-12-02', by: 'wilg', does: { act: 'done', step: 'return', outcome: 'returned' } },
  ],
};

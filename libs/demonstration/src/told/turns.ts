import type { OpenedByHand, ToldCase, ToldChild } from './told-case';

const atHome = { enrolled: true, attends: false, question: 'none' } as const;

const child = (given: Pick<ToldChild, 'number' | 'givenName' | 'familyName' | 'bornOn'>): ToldChild => ({
  school: 'rietplas',
  municipality: 'Waterdam',
  ...given,
});

const opened = (on: OpenedByHand['on'], firstDayAbsent: OpenedByHand['on']): OpenedByHand => ({
  on,
  by: 'rietplas',
  workflow: 'long-relative-absence',
  firstDayAbsent,
  reason: 'absence-not-stated',
  facts: atHome,
});

/** Care comes first, and there is a queue for it; a step is skipped, one has more time and is late all the same. */
export const waitsForCare: ToldCase = {
  name: 'waits for care',
  child: child({ number: '090003', givenName: 'Finn', familyName: 'Keizer', bornOn: '2011-08-14' }),
  opened: opened('2026-10-05', '2026-09-07'),
  happens: [
    { on: '2026-10-07', by: 'rietplas', does: { act: 'done', step: 'notify' } },
    {
      on: '2026-10-07',
      by: 'rietplas',
      does: {
        act: 'skip',
        step: 'name-director',
        reason: 'De regiehouder stond al vast: de mentor en zijn vervanger.',
      },
    },
    { on: '2026-10-12', by: 'leerplicht-waterdam', does: { act: 'done', step: 'talk', outcome: 'needs-care' } },
    { on: '2026-10-14', by: 'wijkteam', does: { act: 'accept' } },
    { on: '2026-10-19', by: 'rietplas', does: { act: 'done', step: 'round-table', outcome: 'plan-possible' } },
    {
      on: '2026-10-20',
      by: 'wijkteam',
      does: { act: 'wait', step: 'care-decision', for: 'care', review: '2026-12-14' },
    },
    {
      on: '2026-10-22',
      by: 'rietplas',
      does: {
        act: 'extend',
        step: 'return-plan',
        to: '2026-11-03',
        reason: 'Eerst willen wij horen wanneer de hulp begint.',
      },
    },
    { on: '2026-11-10', by: 'rietplas', does: { act: 'done', step: 'return-plan', outcome: 'via-facility' } },
  ],
};

/** Nobody does anything: each step is missed, the ladders climb to their last rung, and the case is on the regional list. */
export const leftAlone: ToldCase = {
  name: 'left alone',
  child: {
    ...child({ number: '090004', givenName: 'Jade', familyName: 'Osinga', bornOn: '2009-12-01' }),
    school: 'roc',
  },
  opened: { ...opened('2026-09-14', '2026-08-31'), by: 'leerplicht-waterdam', reason: 'worry-of-partner' },
  isLeftAlone: true,
  happens: [],
};

/** Closed too early: the officer opens it again. */
export const backAgain: ToldCase = {
  name: 'back again',
  child: child({ number: '090008', givenName: 'Gijs', familyName: 'Terlouw', bornOn: '2012-02-09' }),
  opened: { ...opened('2026-09-03', '2026-08-31'), workflow: 'relative-absence' },
  happens: [
    { on: '2026-09-08', by: 'rietplas', does: { act: 'done', step: 'notify' } },
    { on: '2026-09-09', by: 'leerplicht-waterdam', does: { act: 'done', step: 'take-charge' } },
    { on: '2026-09-17', by: 'leerplicht-waterdam', does: { act: 'done', step: 'inquiry', outcome: 'help-needed' } },
    { on: '2026-09-22', by: 'leerplicht-waterdam', does: { act: 'done', step: 'plan', outcome: 'voluntary-help' } },
    { on: '2026-09-23', by: 'leerplicht-waterdam', does: { act: 'done', step: 'agreements' } },
    { on: '2026-10-05', by: 'leerplicht-waterdam', does: { act: 'close', outcome: 'returned-own-school' } },
    {
      on: '2026-10-28',
      by: 'leerplicht-waterdam',
      does: { act: 'reopen', reason: 'Na de herfstvakantie kwam hij niet terug.', starts: ['plan', 'evaluate'] },
    },
    { on: '2026-11-02', by: 'leerplicht-waterdam', does: { act: 'done', step: 'plan', outcome: 'compulsory-help' } },
  ],
};

/** Back at school, and four weeks later still. */
export const caredFor: ToldCase = {
  name: 'cared for',
  child: child({ number: '090009', givenName: 'Suze', familyName: 'Vlug', bornOn: '2013-04-30' }),
  opened: { ...opened('2026-09-02', '2026-08-31'), workflow: 'relative-absence' },
  happens: [
    { on: '2026-09-04', by: 'rietplas', does: { act: 'done', step: 'notify' } },
    { on: '2026-09-28', by: 'leerplicht-waterdam', does: { act: 'close', outcome: 'returned-own-school' } },
    { on: '2026-10-23', by: 'rietplas', does: { act: 'done', step: 'after-care-1' } },
  ],
};

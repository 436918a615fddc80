import { base, inRegion, overlay } from '../../../../test/support/agreement-files';
import type { Agreement } from './agreement';
import { currentAgreement, readCatalogue } from './catalogue';
import { agreementDifferences } from './differences';
import { readSource } from './source-text';
import { readWorkflow } from './workflow';

/** A workflow in which everything that can be agreed is there once; each row of the table changes one line of it. */
const whole = `workflow: sample
title: { nl: Voorbeeld, en: Sample }
source: agreed
opens: { signal: late, by: hand }
facts: { attends: boolean, question: [none, care], release-on: date }
direction:
  accept-within: 5 working-days
  remind: [1 working-day]
  ladder: firm
  rules:
    - { id: D3, when: { question: care }, director: youth-health }
    - { id: D8, when: { attends: true }, director: school }
    - { id: D11, otherwise: true, director: compulsory-education }
steps:
  talk:
    title: { nl: Gesprek, en: Talk }
    by: school
    starts: opening
    within: 10 working-days
    remind: [2 working-days]
    ladder: firm
    outcomes: { well: { sets: { question: none } }, badly: { closes: gone } }
  plan: { title: { nl: Plan, en: Plan }, by: director, starts: { after: talk, with: [well] }, within: 2 weeks }
  look: { title: { nl: Kijken, en: Look }, by: alliance, starts: { every: 4 weeks }, within: 72 hours }
clocks:
  at-home: { from: first-day-absent, ladder: slow, pauses-while: { attends: true } }
  silence: { from: last-progress, within: 10 working-days, ladder: slow }
ladders:
  firm:
    - { rung: R1, after: 1 working-day, tell: [responsible] }
    - { rung: R2, after: 3 working-days, tell: [process-director] }
  slow: [{ rung: S1, after: 2 weeks, tell: [director] }]
  spare: [{ rung: X1, after: 1 day, tell: [director] }]
after-care: [4 weeks]
`;

function agreed(text: string): Agreement {
  const file = readSource('sample.yaml', text);
  const { agreement, mistakes } = readWorkflow(file.value, { file });
  expect(mistakes).toEqual([]);
  return agreement!;
}

/** What is changed, into what, and what is said of it in both languages. */
test.each([
  [
    'direction:\n',
    'confidential: { known-to: [school], facts: [attends], steps: [plan] }\ndirection:\n',
    'De afspraken, wat vertrouwelijk is: nu volgt een programma en plan, bekend aan de school, was er niet',
    'The agreement, what is confidential: now follows a programme and plan, known to the school, was not there',
  ],
  [
    'within: 10 working-days\n    remind',
    'within: 8 working-days\n    remind',
    'Stap ‘Gesprek’, de termijn: 8 werkdagen in plaats van 10 werkdagen',
    'Step ‘Talk’, the term: 8 working days instead of 10 working days',
  ],
  [
    'by: school',
    'by: youth-health',
    'Stap ‘Gesprek’, wie het doet: de jeugdgezondheidszorg in plaats van de school',
    'Step ‘Talk’, who does it: youth health care instead of the school',
  ],
  [
    'within: 2 weeks',
    'within: 2 weeks exactly',
    'Stap ‘Plan’, de termijn: 2 weken, zonder door te lopen in plaats van 2 weken',
    'Step ‘Plan’, the term: 2 weeks exactly instead of 2 weeks',
  ],
  [
    'within: 2 weeks',
    'within: until 30 June',
    'Stap ‘Plan’, de termijn: tot en met 30 jun in plaats van 2 weken',
    'Step ‘Plan’, the term: until 30 Jun instead of 2 weeks',
  ],
  [
    ', with: [well]',
    '',
    'Stap ‘Plan’, het begin: na ‘Gesprek’ in plaats van na ‘Gesprek’ (well)',
    'Step ‘Plan’, the start: after ‘Talk’ instead of after ‘Talk’ (well)',
  ],
  [
    '{ every: 4 weeks }',
    '{ when: { question: { $nin: [care] } } }',
    'Stap ‘Kijken’, het begin: zodra vraag die voorligt: niet zorg in plaats van elke 4 weken',
    'Step ‘Look’, the start: when question at hand: not care instead of every 4 weeks',
  ],
  [
    '{ every: 4 weeks }',
    '{ before: release-on, by: 6 weeks }',
    'Stap ‘Kijken’, het begin: 6 weken voor release-on in plaats van elke 4 weken',
    'Step ‘Look’, the start: 6 weeks before release-on instead of every 4 weeks',
  ],
  [
    '    remind: [2 working-days]\n',
    '    remind: [2 working-days, 15 June]\n',
    'Stap ‘Gesprek’, de herinneringen: 2 werkdagen vooraf en elk jaar op 15 jun in plaats van 2 werkdagen vooraf',
    'Step ‘Talk’, the reminders: 2 working days before and every year on 15 June instead of 2 working days before',
  ],
  [
    'within: 72 hours',
    'within: 72 hours, asks: form',
    'Stap ‘Kijken’, wat gevraagd wordt: nu form, was er niet',
    'Step ‘Look’, what is asked: now form, was not there',
  ],
  [
    '    ladder: firm\n    outcomes',
    '    outcomes',
    'Stap ‘Gesprek’, de escalatietabel: vervalt, was firm',
    'Step ‘Talk’, the ladder: gone, was firm',
  ],
  [
    'sets: { question: none }',
    'sets: { question: care }',
    'Uitkomst well van ‘Gesprek’, wat wordt vastgesteld: vraag die voorligt: zorg in plaats van vraag die voorligt: geen',
    'Outcome well of ‘Talk’, what it sets: question at hand: care instead of question at hand: none',
  ],
  ['badly: { closes: gone } }', '}', 'Uitkomst badly van ‘Gesprek’ vervalt', 'Outcome badly of ‘Talk’ is gone'],
  [
    '  look: { title: { nl: Kijken, en: Look }, by: alliance, starts: { every: 4 weeks }, within: 72 hours }\n',
    '',
    'Stap ‘Kijken’ vervalt',
    'Step ‘Look’ is gone',
  ],
  [
    'clocks:\n',
    '  extra: { title: { nl: Erbij, en: More }, by: school, starts: { after: talk }, within: 1 week }\nclocks:\n',
    'Stap ‘Erbij’ komt erbij: de titel: ‘Erbij’; wie het doet: de school; het begin: na ‘Gesprek’; de termijn: 1 week; hoe vaak uitstel kan: 1',
    'Step ‘More’ is added: the title: ‘More’; who does it: the school; the start: after ‘Talk’; the term: 1 week; how often it may be extended: 1',
  ],
  [
    'director: youth-health',
    'director: alliance',
    'Regieregel D3, de regiehouder: het samenwerkingsverband in plaats van de jeugdgezondheidszorg',
    'Direction rule D3, the director: the alliance instead of youth health care',
  ],
  [
    '{ attends: true }, director',
    '{ attends: false }, director',
    'Regieregel D8, de voorwaarde: volgt een programma: nee in plaats van volgt een programma: ja',
    'Direction rule D8, the condition: follows a programme: no instead of follows a programme: yes',
  ],
  [
    'accept-within: 5',
    'accept-within: 3',
    'Het aannemen van de regie, de termijn: 3 werkdagen in plaats van 5 werkdagen',
    'Accepting the direction, the term: 3 working days instead of 5 working days',
  ],
  [
    'tell: [process-director] }',
    'tell: [process-director, responsible.team-lead], puts-on: table-agenda }',
    'Trede R2 van firm, wie bericht krijgt: de procesregisseur en de teamleider van wie de stap zou zetten in plaats van de procesregisseur\nTrede R2 van firm, op welke agenda: nu table-agenda, was er niet',
    'Rung R2 of firm, who is told: the process director and the team lead of whose step it is instead of the process director\nRung R2 of firm, on which agenda: now table-agenda, was not there',
  ],
  [
    'after: 3 working-days',
    'after: 4 working-days',
    'Trede R2 van firm, de afstand: 4 werkdagen in plaats van 3 werkdagen',
    'Rung R2 of firm, the distance: 4 working days instead of 3 working days',
  ],
  [
    'pauses-while: { attends: true }',
    'begins-at: S1',
    'Klok at-home, de eerste trede: nu S1, was er niet\nKlok at-home, wanneer hij stilstaat: vervalt, was volgt een programma: ja',
    'Clock at-home, the first rung: now S1, was not there\nClock at-home, when it pauses: gone, was follows a programme: yes',
  ],
  [
    'question: [none, care]',
    'question: [none, care, capacity]',
    'Gegeven ‘vraag die voorligt’, wat het kan zijn: geen of zorg of belastbaarheid in plaats van geen of zorg',
    'Fact ‘question at hand’, what it may be: none or care or capacity instead of none or care',
  ],
  [
    'opens: { signal: late, by: hand }',
    'opens: { by: hand }',
    'De afspraken, wat opent: met de hand in plaats van het signaal late en met de hand',
    'The agreement, what opens it: by hand instead of the signal late and by hand',
  ],
  [
    'after-care: [4 weeks]',
    'after-care: [4 weeks, 12 weeks]',
    'De nazorg, de afstand: 4 weken en 12 weken in plaats van 4 weken',
    'The after-care, the distance: 4 weeks and 12 weeks instead of 4 weeks',
  ],
  ['after-care: [4 weeks]', '', 'De nazorg vervalt', 'The after-care is gone'],
  [
    '    - { id: D3, when: { question: care }, director: youth-health }\n    - { id: D8, when: { attends: true }, director: school }\n',
    '    - { id: D8, when: { attends: true }, director: school }\n    - { id: D3, when: { question: care }, director: youth-health }\n',
    'De regieregels staan in een andere volgorde: D8, D3, D11; was D3, D8, D11',
    'The direction rules stand in another order: D8, D3, D11; was D3, D8, D11',
  ],
])('%s → %s', (before, after, nl, en) => {
  expect(whole).toContain(before);
  const told = agreementDifferences(agreed(whole), agreed(whole.replace(before, after)));
  expect(told.map(({ sentence }) => sentence.nl).join('\n')).toBe(nl);
  expect(told.map(({ sentence }) => sentence.en).join('\n')).toBe(en);
});

test('layout, a ladder that nothing climbs and the version are no difference', () => {
  const again = whole
    .replace('{ rung: X1, after: 1 day', '{ rung: X1, after: 2 days')
    .replace('source:', 'version: 7\nsource:');
  expect(agreementDifferences(agreed(whole), agreed(again))).toEqual([]);
});

test('a region differs from the platform in what its overlay names', () => {
  const region = readCatalogue(inRegion('sample', overlay('  steps: { one: { within: 8 working-days } }')), 'lakes');
  const [one, ...more] = agreementDifferences(
    currentAgreement(readCatalogue(base), 'sample')!,
    currentAgreement(region, 'sample')!,
  );
  expect(more).toEqual([]);
  expect(one).toMatchObject({
    kind: 'step',
    name: 'one',
    how: 'changed',
    aspect: 'within',
    after: { nl: '8 werkdagen' },
  });
});

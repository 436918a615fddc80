import { readFileSync } from 'node:fs';
import type { StepState } from '../cases/state';
import { calendarOf } from '../dates/calendar';
import { dueOf } from '../dates/counting';
import { parseSchoolHolidays } from '../dates/school-holidays';
import type { Agreement } from '../agreements/agreement';
import { parseSpan, parseTerm } from '../dates/term';
import { consequenceOf, refusalInWords, sentenceOf, titlesApart, titlesOf, whyDue } from './index';

const calendar = calendarOf({
  schoolHolidays: parseSchoolHolidays(readFileSync('workflows/calendars/school-holidays.csv', 'utf8')),
});

function started(at: string, term: string): Pick<StepState, 'startedOn' | 'within' | 'due' | 'turns'> {
  const within = parseTerm(term)!;
  const moment = calendar.read(at)!;
  const due = dueOf(moment, within, calendar);
  const startedOn = calendar.dateAt(moment);
  return { startedOn, within, due, turns: [{ kind: 'started', on: startedOn, due: due.on }] };
}

describe('why a step is due when it is', () => {
  test('names each day that a term in working days passes over, and by which rule', () => {
    const why = whyDue(started('2026-12-23T10:00', '3 working-days'), calendar);
    expect(why.due).toBe('2026-12-29');
    expect(why.parts.map(({ kind, on, rule }) => [kind, on, rule])).toEqual([
      ['start', '2026-12-23', undefined],
      ['term', '2026-12-29', undefined],
      ['skipped', '2026-12-25', 'public-holiday'],
      ['skipped', '2026-12-26', 'public-holiday'],
      ['skipped', '2026-12-27', 'weekend'],
    ]);
    expect(why.parts[2]!.sentence).toEqual({
      nl: 'vr 25 dec 2026 telt niet mee: Eerste Kerstdag',
      en: expect.stringContaining('Fri 25 Dec 2026 does not count'),
    });
    expect(why.sentence).toEqual({
      nl: 'Uiterlijk di 29 dec 2026: 3 werkdagen vanaf wo 23 dec 2026; 3 dagen tellen niet mee',
      en: 'By Tue 29 Dec 2026: 3 working days from Wed 23 Dec 2026; 3 days do not count',
    });
  });

  /** Seen to fail where the turn does not keep what its term counts from. */
  test('a term that counts from another day says which', () => {
    const step = started('2026-09-01T10:00', '6 weeks by law');
    const turns = [{ kind: 'started', on: step.startedOn, due: step.due.on, countsFrom: 'applied-on' }] as const;
    expect(whyDue({ ...step, turns }, calendar).parts[0]!.sentence).toEqual({
      nl: 'De termijn telt vanaf dag van aanmelding, di 1 sep 2026; die dag telt niet mee',
      en: 'The term counts from day of the application, Tue 1 Sep 2026; that day does not count',
    });
  });

  test('a term in school days passes over the holiday too', () => {
    const { parts } = whyDue(started('2026-10-15T10:00', '2 school-days'), calendar);
    expect(parts.filter(({ rule }) => rule === 'school-holiday')).toHaveLength(5);
  });

  test('a term in weeks that ends on a holiday runs on', () => {
    const { parts } = whyDue(started('2026-12-11T10:00', '2 weeks'), calendar);
    expect(parts.slice(2).map(({ kind, on, from, to }) => [kind, on ?? `${from} ${to}`])).toEqual([
      ['skipped', '2026-12-25'],
      ['skipped', '2026-12-26'],
      ['skipped', '2026-12-27'],
      ['ran-on', '2026-12-25 2026-12-28'],
    ]);
  });

  test('a term in hours is a moment', () => {
    const why = whyDue(started('2026-12-11T10:00', '72 hours'), calendar);
    expect(why.due).toBe('2026-12-14T10:00:00+01:00');
    expect(why.sentence.nl).toBe('Uiterlijk ma 14 dec 2026, 10:00: 72 uur vanaf vr 11 dec 2026');
  });

  test('waiting and extension are told in the order of time', () => {
    const step = started('2026-09-07T09:00', '10 working-days');
    const waited = {
      ...step,
      due: { ...step.due, on: '2026-10-16' as const, bare: '2026-10-16' as const },
      turns: [
        ...step.turns,
        { kind: 'waited', from: '2026-09-10', to: '2026-10-05', for: 'care', due: '2026-10-14' } as const,
        { kind: 'extended', on: '2026-10-13', due: '2026-10-16' } as const,
      ],
    };
    const { parts, sentence } = whyDue(waited, calendar);
    expect(parts.map(({ kind, on, from, to }) => `${kind} ${on ?? from}${to ? ` ${to}` : ''}`)).toEqual([
      'start 2026-09-07',
      'term 2026-09-21',
      'waited 2026-09-10 2026-10-05',
      'skipped 2026-10-10',
      'skipped 2026-10-11',
      'extended 2026-10-13 2026-10-16',
    ]);
    expect(sentence.en).toContain('with waiting between; with an extension');
  });

  test('while it waits, the term stands still', () => {
    const step = started('2026-09-07T09:00', '10 working-days');
    const waiting = {
      for: 'care',
      since: '2026-09-10',
      sinceAt: 0,
      left: 7,
      rungs: [],
      every: parseSpan('4 weeks')!,
    } as const;
    expect(whyDue({ ...step, waiting }, calendar).sentence.nl).toContain('de termijn staat nu stil');
  });
});

const long: Agreement = {
  workflow: 'long',
  version: 1,
  title: { nl: 'Lang verzuim', en: 'Long absence' },
  opens: { signals: [], byHand: true },
  facts: {},
  steps: [
    {
      id: 'plan',
      title: { nl: 'Plan maken', en: 'Make a plan' },
      by: 'school',
      starts: { kind: 'opening' },
      within: { count: 5, unit: 'working-days', ends: 'runs-on' },
      remind: [],
      outcomes: {},
      countsFor: [],
      extensions: 1,
    },
  ],
  clocks: [],
  ladders: {},
  afterCare: [],
};
const titles = titlesOf([long]);
const at = { at: '2026-12-22T09:00:00+01:00', on: '2026-12-22' } as const;

/** Seen to fail where nobody is told ("bericht aan" and nothing), and with the name of an act for what is taken back. */
test.each([
  [{ opened: 'long' }, 'De afspraken ‘Lang verzuim’ lopen voor deze leerling'],
  [{ started: 'plan', by: 'school', due: '2026-12-21' }, '‘Plan maken’ begint: de school, uiterlijk ma 21 dec 2026'],
  [{ reminder: 'plan', told: ['school'] }, 'Herinnering aan ‘Plan maken’: bericht aan de school'],
  [{ reminder: 'plan', told: [] }, 'Herinnering aan ‘Plan maken’ bereikte niemand'],
  [{ review: 'plan', told: ['school'] }, 'Vraag of ‘Plan maken’ nog wacht: bericht aan de school'],
  [{ missed: 'direction' }, '‘Overdracht van de regie’ is niet op tijd afgerond'],
  [{ corrected: 'extend' }, 'Teruggenomen: uitstel'],
  [{ missed: 'plan' }, '‘Plan maken’ is niet op tijd afgerond'],
  [{ missed: 'plan', as: 'no-response' }, 'Op ‘Plan maken’ is geen antwoord gekomen'],
  [{ missed: 'plan', as: 'breach' }, '‘Plan maken’: de wettelijke termijn is geschonden'],
  [{ ended: 'long' }, 'De afspraken ‘Lang verzuim’ zijn klaar'],
  [{ missed: 'silence' }, 'Er is te lang niets gebeurd'],
  [
    { rung: 'R2', of: 'plan', told: ['school.team-lead', 'process-director'] },
    'R2 voor ‘Plan maken’: bericht aan de teamleider van de school en de procesregisseur',
  ],
  [{ done: 'plan', late: 2 }, '‘Plan maken’ is klaar, 2 werkdagen te laat'],
  [{ done: 'plan', late: 0, outcome: 'ok' }, '‘Plan maken’ is klaar, op tijd'],
  [{ director: 'school', state: 'accepted', rule: 'D8' }, 'De school heeft de regie (D8)'],
  [
    { fact: { attends: false, 'release-on': '2027-01-04' } },
    'Vastgesteld: volgt een programma: nee, release-on: ma 4 jan 2027',
  ],
  [{ 'decision-asked': 'R5', due: '2027-01-04' }, 'Er is om een besluit gevraagd (R5), uiterlijk ma 4 jan 2027'],
  [{ signal: 's', explains: { nl: '18 uren.', en: '18 hours.' } }, 'Signaal: 18 uren.'],
  [
    { rejected: 'close', why: 'only compulsory-education closes a case' },
    'Dit ging niet door: alleen leerplicht sluit een zaak',
  ],
  [{ closed: 'returned-own-school' }, 'De zaak is gesloten: terug op de eigen school'],
  [{ missed: 'R5-of-plan' }, '‘Besluit (R5) over Plan maken’ is niet op tijd afgerond'],
])('%j in words', (line, nl) => {
  const said = sentenceOf({ ...at, ...line }, titles);
  expect(said.nl).toBe(nl);
  expect(said.en).not.toBe(said.nl);
});

test('the next consequence is told before it happens', () => {
  const next = { kind: 'rung', alarm: 'R2', matter: 'step:plan' } as const;
  expect(consequenceOf(next, { told: ['school.team-lead'], on: '2026-11-27', titles })).toEqual({
    nl: 'Zonder afronding gaat op vr 27 nov 2026 een bericht naar de teamleider van de school (R2)',
    en: 'Unless completed, a message goes to the team lead of the school on Fri 27 Nov 2026 (R2)',
  });
});

/** Seen to fail with the titles alone. */
test('of two steps that are called alike a sentence says of which agreement each is', () => {
  const short = { ...long, workflow: 'short', title: { nl: 'Kort verzuim', en: 'Short absence' } };
  const apart = titlesApart([long, short]);
  expect([apart.of('plan').nl, apart.of('short/plan').en]).toEqual([
    'Plan maken · Lang verzuim',
    'Make a plan · Short absence',
  ]);
  expect(titlesApart([long]).of('plan').nl).toBe('Plan maken');
});

/** The refusals that stand in the sources, so that none is forgotten. */
test('every refusal of the rules has its Dutch words', () => {
  const sources = ['refusals', 'acts', 'fold'].map((name) => readFileSync(`libs/rules/src/cases/${name}.ts`, 'utf8'));
  const texts = sources
    .flatMap((source) => [...source.matchAll(/(?:return|\?|&&|Refusal =) (?:'([a-z][^']+ [^']+)'|`([^`]+ [^`]+)`)/g)])
    .map(
      ([, plain, template]) =>
        plain ?? template!.replace(/\$\{shortestReason\}/g, '20').replace(/\$\{[^}]+\}/g, 'school'),
    );
  expect(texts.length).toBeGreaterThan(25);
  expect(texts.filter((why) => refusalInWords(why).nl === why)).toEqual([]);
});

/** Seen to fail as it stood on a screen: "uiterlijk tot en met 2026-12-10". */
test('a refusal says a day as people do', () => {
  expect(refusalInWords('it may be extended to 2026-12-10 at the latest')).toEqual({
    nl: 'uitstel kan uiterlijk tot en met do 10 dec 2026',
    en: 'it may be extended to Thu 10 Dec 2026 at the latest',
  });
});

import { mistakeText } from './mistake';
import type { LocalDate } from '../dates/local-date';
import { heldSince } from './bill';
import { readRegion } from './region';
import { isFor, readSignals } from './signals';
import { readSource } from './source-text';

/** The five of the agreement language, and the one of a region with doubtful reports. */
const five = `signals:
  statutory-16h: { counts: unauthorised-hours, reaches: 16, within: 4 school-weeks, opens: relative-absence, by-law: true }
  long-relative: { counts: unauthorised-days-in-a-row, longer-than: 4 weeks, opens: long-relative-absence }
  sick-7th-day:  { counts: sick-school-days-in-a-row, reaches: 7, opens: sickness-absence }
  sick-4-in-12:  { counts: sick-reports, reaches: 4, within: 12 school-weeks, opens: sickness-absence }
  late-12:       { counts: times-late, reaches: 12, within: school-year, opens: signal-absence }
  doubtful: { counts: doubtful-share-of-sick, longer-than: 80 %, within: 8 school-weeks, sector: vo, opens: sickness-absence }
`;

test('signals are read in the order of the file', () => {
  const { signals, mistakes } = readSignals(readSource('signals.yaml', five).value);
  expect(mistakes).toEqual([]);
  expect(signals.map(({ id, byLaw }) => [id, byLaw])).toEqual([
    ['statutory-16h', true],
    ['long-relative', false],
    ['sick-7th-day', false],
    ['sick-4-in-12', false],
    ['late-12', false],
    ['doubtful', false],
  ]);
  expect(signals[1]).toMatchObject({ longerThan: { count: 4, unit: 'weeks' } });
  expect(signals[4]).toMatchObject({ reaches: 12, within: 'school-year' });
  expect(signals[5]).toMatchObject({ longerThan: { percent: 80 }, sector: 'vo' });
});

test.each([
  ['reaches: 7', 'reach: 7', 'signals.yaml:4: Unknown key "reach". Did you mean "reaches"?'],
  ['reaches: 7, ', '', 'signals.yaml:4: A signal needs either `reaches` or `longer-than`.'],
  ['longer-than: 4 weeks', 'longer-than: 80 %', 'unauthorised-days-in-a-row cannot be measured so.'],
  ['longer-than: 80 %', 'longer-than: 180 %', '"180 %" is no length.'],
  ['counts: sick-reports', 'counts: sick-report', 'Did you mean "sick-reports"?'],
  ['within: 12 school-weeks', 'within: 3 months', '"3 months" is no window.'],
  ['reaches: 16', 'reaches: -1', '-1 does not fit'],
  ['reaches: 16', 'reaches: 16 %', 'unauthorised-hours cannot be measured so. Write `16`.'],
  ['longer-than: 80 %', 'reaches: 80', 'doubtful-share-of-sick cannot be measured so. Write `80 %`.'],
  ['counts: times-late', 'counts: stated', 'What somebody states has no limit.'],
  ['opens: signal-absence', 'opens: signal-absence, stated-by: [school]', 'Nobody states what is counted.'],
  ['doubtful-share-of-sick', 'mixed-share-of-lessons', 'A share of lesson time needs the hours of a school day.'],
  ['sector: vo', 'sector: havo', '"havo" is not known here.'],
])('%s → %s: %s', (before, after, expected) => {
  const source = readSource('signals.yaml', five.replace(before, after));
  const { signals, mistakes } = readSignals(source.value, source);
  expect(signals).toEqual([]);
  expect(mistakes.map(mistakeText).join('\n')).toContain(expected);
});

test('a signal is for one kind of school, for residents of some municipalities, or for pupils of some schools', () => {
  const text = `signals:
  all: { counts: times-late, reaches: 3, opens: trial }
  primary: { counts: times-late, reaches: 3, sector: po, opens: trial }
  bought: { counts: times-late, reaches: 3, municipalities: [Waterdam], opens: trial }
  own: { counts: times-late, reaches: 3, schools: [99WV], opens: trial }
  others: { counts: times-late, reaches: 3, municipalities: [Rietoord], not-schools: [99WV], opens: trial }
`;
  const { signals } = readSignals(readSource('signals.yaml', text).value);
  const forChild = (sector: string, municipality: string, school?: string) =>
    signals.filter((rule) => isFor(rule, { sectors: [sector], municipality, school })).map(({ id }) => id);
  expect(forChild('po', 'Rietoord')).toEqual(['all', 'primary', 'others']);
  expect(forChild('vo', 'Waterdam')).toEqual(['all', 'bought']);
  expect(forChild('vo', 'Rietoord', '99WV')).toEqual(['all', 'own']);
});

test('a region that says nothing is that of the platform', () => {
  expect(readRegion({}).region).toEqual({
    id: 'default',
    zone: 'Europe/Amsterdam',
    holidayRegion: 'middle',
    closingDays: [],
    dispatch: '09:00',
    hoursUnit: 'lesson',
    decisiveAuthority: 'decisive-authority',
    unreachable: [],
    signed: [],
    switches: { officerDirectsLongRelative: 'exception', mazl: true },
  });
});

test('a region says its calendar, who can be reached and who decides', () => {
  const text = `school-holidays: south
closing-days: [2026-11-24]
dispatch: '8:30'
zone: America/Curacao
hours-unit: clock
decisive-authority: none
unreachable: [table.chair, school.team-lead, youth-health]
`;
  const { region } = readRegion(readSource('region.yaml', text).value);
  expect(region).toMatchObject({
    holidayRegion: 'south',
    closingDays: ['2026-11-24'],
    dispatch: '08:30',
    zone: 'America/Curacao',
    hoursUnit: 'clock',
    unreachable: ['table.chair', 'school.team-lead', 'youth-health'],
  });
  expect(region).not.toHaveProperty('decisiveAuthority');
});

test('a region chooses among the colours that are there', () => {
  expect(readRegion({ theme: 'moss' }).region).toHaveProperty('theme', 'moss');
  expect(readRegion({ theme: 'pink' }).mistakes).toHaveLength(1);
});

/** Seen to fail when a flag holds on the day before its date. */
test('a region dates what of the bill holds in it; what it does not date does not hold', () => {
  const { region } = readRegion({ bill: { 'duty-to-consult': '2027-01-01' } });
  expect(region!.bill).toEqual({ 'duty-to-consult': '2027-01-01' });
  const on = (today: LocalDate) => heldSince(region!, 'duty-to-consult', today);
  expect([on('2026-12-31'), on('2027-01-01')]).toEqual([undefined, '2027-01-01']);
  expect(heldSince(region!, 'aggregated-supply', '2027-01-01')).toBeUndefined();
  expect(heldSince(readRegion({}).region!, 'duty-to-consult', '2027-01-01')).toBeUndefined();
});

test.each([
  ['school-holidays: midden', '"midden" is not known here. Did you mean "middle"?'],
  ['zone: Europe/Waterrijk', 'There is no time zone "Europe/Waterrijk".'],
  ["dispatch: '25:00'", '"25:00" is no time of day.'],
  ['closing-days: [2026-02-30]', '"2026-02-30" is no date.'],
  ['unreachable: [skool]', 'There is no role "skool". Did you mean "school"?'],
  ['holidays: south', 'Unknown key "holidays".'],
  ['switches: { mzl: true }', 'Did you mean "mazl"?'],
  ['bill: { duty-to-consul: 2027-01-01 }', 'Did you mean "duty-to-consult"?'],
  ['bill: { aggregated-supply: soon }', '"soon" is no date.'],
])('%s: %s', (text, expected) => {
  const source = readSource('region.yaml', text);
  const { region, mistakes } = readRegion(source.value, source);
  expect(region).toBeUndefined();
  expect(mistakes.map(mistakeText).join('\n')).toContain(expected);
});

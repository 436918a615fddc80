import { z } from 'zod';
import type { LocalDate } from '../dates/local-date';
import { momentsOf } from '../dates/moments';
import { type HolidayRegion, holidayRegions } from '../dates/school-holidays';
import { type Bill, billMap, billOf } from './bill';
import type { Mistake } from './mistake';
import { Mistakes, readShape } from './read';
import { checkRecipient } from './recipients';
import type { Recipient, Role } from './roles';
import type { SourceText } from './source-text';
import { shorterTerms, type ShorterTerms, shorterTermsOf } from './shorter-terms';
import { closed, date, meetingRhythm, recipient, role, time, title, word } from './words';
import type { Span } from '../dates/term';
import type { Title } from './agreement';

/** Who signed the agreements of a region, in which role, and when. */
export interface Signature {
  role: Role;
  name: string;
  signedOn: LocalDate;
}

/** What a region sets for all its workflows. */
export interface Region {
  id: string;
  title?: Title;
  /** IANA name. */
  zone: string;
  holidayRegion: HolidayRegion;
  closingDays: readonly LocalDate[];
  /** `HH:MM`. */
  dispatch: string;
  /** Lesson hours (vo, mbo) or clock hours (po) in signals. */
  hoursUnit: 'lesson' | 'clock';
  /** Who holds decisive authority; undefined where nobody does. */
  decisiveAuthority?: string;
  /** Roles and levels that nobody answers for. */
  unreachable: readonly Recipient[];
  officeHours?: { from: string; until: string };
  signed: readonly Signature[];
  table?: TableRhythm;
  switches: Switches;
  /** Since when it works as the bill on reducing school absence asks; undefined where nothing is said. */
  bill?: Bill;
  /** What it keeps shorter than agreed for the platform. */
  retention?: ShorterTerms;
  /** In which colours its screens are, so that who works for two regions sees where he is; undefined: the first. */
  theme?: Theme;
}

export const themes = ['water', 'moss', 'heather', 'clay'] as const;
export type Theme = (typeof themes)[number];

/** When the table meets: so often, on that day of the week. */
export interface TableRhythm {
  every: Span;
  day: (typeof weekdays)[number];
  at: string;
  /** A meeting from which the others are counted; left out, the first such day of each school year. */
  from?: LocalDate;
}

/** The choices on which regions differ. */
export interface Switches {
  /** Whether an officer may direct a case of long relative absence. */
  officerDirectsLongRelative: 'never' | 'exception' | 'yes';
  /** Whether youth health follows up sick pupils by M@ZL. */
  mazl: boolean;
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

/** `region.yaml`, or the `region:` of a scenario. */
export const regionFile = closed({
  region: word.default('default'),
  title: title.optional(),
  zone: z.string().default('Europe/Amsterdam'),
  'school-holidays': z.enum(holidayRegions).default('middle'),
  'closing-days': z.array(date).default([]),
  dispatch: time.prefault('09:00'),
  'hours-unit': z.enum(['lesson', 'clock']).default('lesson'),
  'decisive-authority': z.string().min(1).optional(),
  unreachable: z.array(recipient).default([]),
  'office-hours': closed({ from: time, until: time }).optional(),
  signed: z.array(closed({ role, name: z.string().min(1), on: date })).default([]),
  table: closed({ every: meetingRhythm, day: z.enum(weekdays), at: time, from: date.optional() }).optional(),
  switches: closed({
    'officer-directs-long-relative': z.enum(['never', 'exception', 'yes']).default('exception'),
    mazl: z.boolean().default(true),
  }).prefault({}),
  bill: billMap.optional(),
  theme: z.enum(themes).optional(),
  retention: shorterTerms.optional(),
});

/** Reads a region; undefined when something is wrong. */
export function readRegion(map: unknown, source?: SourceText): { region?: Region; mistakes: Mistake[] } {
  const mistakes = new Mistakes(source);
  const shape = readShape(regionFile, map, mistakes);
  if (!shape) return { mistakes: mistakes.list };
  if (!isZone(shape.zone)) {
    mistakes.add(['zone'], `There is no time zone "${shape.zone}"`, 'Write an IANA name: `Europe/Amsterdam`.');
  }
  for (const [index, who] of shape.unreachable.entries()) checkRecipient(who, ['unreachable', index], mistakes);
  return mistakes.list.length > 0 ? { mistakes: mistakes.list } : { region: compile(shape), mistakes: [] };
}

function compile(shape: z.infer<typeof regionFile>): Region {
  const holder = shape['decisive-authority'] ?? 'decisive-authority';
  return {
    id: shape.region,
    ...(shape.title && { title: shape.title }),
    zone: shape.zone,
    holidayRegion: shape['school-holidays'],
    closingDays: shape['closing-days'],
    dispatch: shape.dispatch,
    hoursUnit: shape['hours-unit'],
    ...(holder !== 'none' && { decisiveAuthority: holder }),
    unreachable: shape.unreachable,
    ...(shape['office-hours'] && { officeHours: shape['office-hours'] }),
    signed: shape.signed.map(({ role: as, name, on }) => ({ role: as, name, signedOn: on })),
    ...(shape.table && { table: tableOf(shape.table) }),
    switches: {
      officerDirectsLongRelative: shape.switches['officer-directs-long-relative'],
      mazl: shape.switches.mazl,
    },
    ...(shape.bill && { bill: billOf(shape.bill) }),
    ...(shape.theme && { theme: shape.theme }),
    ...(shape.retention && { retention: shorterTermsOf(shape.retention) }),
  };
}

function tableOf({ from, ...rhythm }: NonNullable<z.infer<typeof regionFile>['table']>): TableRhythm {
  return { ...rhythm, ...(from && { from }) };
}

function isZone(zone: string): boolean {
  try {
    return momentsOf(zone).zone === zone;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

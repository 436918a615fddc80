import type { Recipient } from '../agreements/roles';
import { dayInWords, dueInWords, inBoth, listInWords, type Sentence } from '../explain/words';
import { recipientInWords } from '../explain/recipients';
import type { Titles } from '../explain/titles';
import type { LocalDate } from '../dates/local-date';
import { isOpen } from './draft';
import type { CaseState, Matter, StepState } from './state';

/** One thing that is otherwise in a case after it went over to another version. */
export interface MigrationPoint {
  readonly what: 'ends' | 'begins' | 'due' | 'by' | 'rungs' | 'director';
  /** The step, clock or `direction` that it is about. */
  readonly of: string;
  readonly before?: string;
  readonly after?: string;
  readonly sentence: Sentence;
}

/** In what a case that goes over differs: which steps are open, who does them, when they are due, and every rung to come. */
export function migrationPoints(before: CaseState, after: CaseState, titles: Titles): MigrationPoint[] {
  const of = (name: string) => titles.of(name);
  const keys = new Set([...Object.keys(before.steps), ...Object.keys(after.steps)]);
  return [
    ...[...keys].flatMap((key) => stepPoints(openIn(before, key), openIn(after, key), of(key))),
    ...clocksOf(before, after).flatMap((name) =>
      rungPoints(before.clocks[name], after.clocks[name], { name, called: of(name) }),
    ),
    ...rungPoints(before.proposal, after.proposal, { name: 'direction', called: of('direction') }),
    ...directorPoints(before, after),
  ];
}

function openIn({ steps }: CaseState, key: string): StepState | undefined {
  const step = steps[key];
  return step && isOpen(step) ? step : undefined;
}

const clocksOf = (before: CaseState, after: CaseState) => [
  ...new Set([...Object.keys(before.clocks), ...Object.keys(after.clocks)]),
];

function stepPoints(before: StepState | undefined, after: StepState | undefined, called: Sentence): MigrationPoint[] {
  if (!before && !after) return [];
  if (!after) return [endsPoint({ name: before!.key, called }, before!.due.on)];
  if (!before) return [beginsPoint({ name: after.key, called }, after.due.on)];
  const step = { name: after.key, called };
  const isMoved = before.due.missedAt !== after.due.missedAt;
  return [
    ...(isMoved ? [duePoint(step, before.due.on, after.due.on)] : []),
    ...(before.responsible === after.responsible ? [] : [partyPoint(step, before.responsible, after.responsible)]),
    ...rungPoints(before, after, step),
  ];
}

/** A step that is not there any more, and when it was due. */
export function endsPoint({ name, called }: Called, before: string): MigrationPoint {
  const sentence = { nl: `‘${called.nl}’ vervalt`, en: `‘${called.en}’ ends` };
  return { what: 'ends', of: name, before, sentence };
}

/** A step that is there now. */
export function beginsPoint({ name, called }: Called, after: string): MigrationPoint {
  const due = dueInWords(after);
  const sentence = { nl: `‘${called.nl}’ begint, uiterlijk ${due.nl}`, en: `‘${called.en}’ begins, by ${due.en}` };
  return { what: 'begins', of: name, after, sentence };
}

/** A step with another due date. */
export function duePoint({ name, called }: Called, before: string, after: string): MigrationPoint {
  const [was, is] = [dueInWords(before), dueInWords(after)];
  const sentence = {
    nl: `‘${called.nl}’: uiterlijk ${is.nl} in plaats van ${was.nl}`,
    en: `‘${called.en}’: by ${is.en} instead of ${was.en}`,
  };
  return { what: 'due', of: name, before, after, sentence };
}

/** A step of another party. */
export function partyPoint({ name, called }: Called, before: Recipient, after: Recipient): MigrationPoint {
  const [was, is] = [recipientInWords(before), recipientInWords(after)];
  const sentence = {
    nl: `‘${called.nl}’: ${is.nl} in plaats van ${was.nl}`,
    en: `‘${called.en}’: ${is.en} instead of ${was.en}`,
  };
  return { what: 'by', of: name, before, after, sentence };
}

/** A step or clock by its name, and how it is called. */
export interface Called {
  readonly name: string;
  readonly called: Sentence;
}

function rungPoints(before: Matter | undefined, after: Matter | undefined, { name, called }: Called): MigrationPoint[] {
  const [was, is] = [rungsIn(before), rungsIn(after)];
  const [textWas, textIs] = [was.map(plain).join(), is.map(plain).join()];
  if (textWas === textIs) return [];
  const [old, now] = [inWords(was), inWords(is)];
  const sentence = {
    nl: `‘${called.nl}’, wat nog afgaat: ${now.nl} in plaats van ${old.nl}`,
    en: `‘${called.en}’, what is still to go off: ${now.en} instead of ${old.en}`,
  };
  return [{ what: 'rungs', of: name, before: textWas, after: textIs, sentence }];
}

interface PlannedRung {
  readonly rung: string;
  readonly on: LocalDate;
}

function rungsIn(matter: (Matter & { held?: Matter['alarms'] }) | undefined): PlannedRung[] {
  const all = matter ? [...matter.alarms, ...(matter.held ?? [])] : [];
  const rungs = all.filter(({ kind }) => kind === 'rung').map(({ alarm, on }) => ({ rung: alarm, on }));
  return rungs.toSorted((one, other) => plain(one).localeCompare(plain(other)));
}

const plain = ({ rung, on }: PlannedRung) => `${on} ${rung}`;

function inWords(rungs: readonly PlannedRung[]): Sentence {
  if (rungs.length === 0) return { nl: 'niets', en: 'nothing' };
  return listInWords(
    rungs.map(({ rung, on }) => {
      const day = dayInWords(on);
      return inBoth((as) => `${rung} ${as === 'nl' ? 'op' : 'on'} ${day[as]}`);
    }),
  );
}

function directorPoints(before: CaseState, after: CaseState): MigrationPoint[] {
  const [was, is] = [before.proposal?.responsible, after.proposal?.responsible];
  if (was === is) return [];
  const who = recipientInWords(is ?? after.director ?? 'compulsory-education');
  const sentence = is
    ? { nl: `${who.nl} wordt gevraagd om de regie over te nemen`, en: `${who.en} is asked to take over direction` }
    : {
        nl: `Het voorstel van regie vervalt; ${who.nl} heeft de regie`,
        en: `The proposed direction lapses; ${who.en} directs`,
      };
  return [{ what: 'director', of: 'direction', ...(was && { before: was }), ...(is && { after: is }), sentence }];
}

import type { Agreement, SignalRule } from '../agreements/agreement';
import type { Catalogue } from '../agreements/catalogue';
import type { Mistake } from '../agreements/mistake';
import { Mistakes, readShape } from '../agreements/read';
import { readRegion, type Region } from '../agreements/region';
import { isFor, readSignals, type Sector } from '../agreements/signals';
import type { SourceText } from '../agreements/source-text';
import { readWorkflow } from '../agreements/workflow';
import { type Book, bookOf } from '../cases/book';
import type { Act, Opening } from '../cases/events';
import { type Calendar, calendarOf } from '../dates/calendar';
import { addDays, type LocalDate } from '../dates/local-date';
import type { Instant } from '../dates/moments';
import type { SchoolHoliday } from '../dates/school-holidays';
import { readAbsences, type StatedAbsence } from './absences';
import { calendarShape, type ScenarioShape, scenarioShape, statementShape } from './scenario-shape';
import { isCorrection, isStatement, readActs } from './story-acts';
import { checkFact } from './story-facts';
import { readTakenOver } from './story-taken-over';

/** A story with dates, ready to be played. */
export interface Scenario {
  name: string;
  book: Book;
  region: Region;
  /** The kind of school of the child, and where it lives. */
  sector: Sector;
  municipality: string;
  signals: readonly SignalRule[];
  opening?: Opening;
  absences: readonly StatedAbsence[];
  /** In order of time, ties in the order of the file. */
  acts: readonly { at: Instant; act: Act }[];
  /** When the school's own closing days change, and what they are then. */
  corrections: readonly Correction[];
  /** Signals that somebody states, and when. */
  statements: readonly Statement[];
  /** The first moment that is not played any more. */
  ends: Instant;
  expect: ScenarioShape['expect'];
  absent: ScenarioShape['absent'];
}

/** All closing days of the school from a moment on, and the calendar that they give. */
export interface Correction {
  at: Instant;
  closingDays: readonly LocalDate[];
  calendar: Calendar;
}

/** A signal that nobody counts, stated at a moment. */
export interface Statement {
  at: Instant;
  rule: SignalRule;
}

/** What a scenario leans on: the catalogue of a region and the school holidays. */
export interface Shelf {
  catalogue(region: string): Catalogue | undefined;
  schoolHolidays: readonly SchoolHoliday[];
}

/** Reads a scenario file with all that it names. Never throws: what is wrong is in the mistakes, with file and line. */
export function readScenario(source: SourceText, shelf: Shelf): { scenario?: Scenario; mistakes: readonly Mistake[] } {
  if (source.mistakes.length > 0) return { mistakes: source.mistakes };
  const mistakes = new Mistakes(source);
  const shape = readShape(scenarioShape, source.value, mistakes);
  if (!shape) return { mistakes: mistakes.list };
  const scenario = new Reading(shape, source, shelf, mistakes).scenario();
  return mistakes.list.length > 0 ? { mistakes: mistakes.list } : { scenario, mistakes: [] };
}

class Reading {
  constructor(
    private readonly shape: ScenarioShape,
    private readonly source: SourceText,
    private readonly shelf: Shelf,
    private readonly mistakes: Mistakes,
  ) {}

  scenario(): Scenario | undefined {
    const { shape, mistakes } = this;
    const { region, catalogue } = this.region();
    const child = { sectors: [shape.sector], municipality: shape.municipality };
    const signals = this.signals(catalogue).filter((rule) => isFor(rule, child));
    const agreements = this.agreements(catalogue);
    if (mistakes.list.length > 0 || !region) return undefined;
    const calendar = this.calendar(region);
    const { unreachable } = region;
    const decisiveAuthority = region.decisiveAuthority !== undefined;
    const book = bookOf({ agreements, calendar, unreachable, decisiveAuthority });
    const opening = this.opening(book, agreements[0]);
    const corrections = this.corrections(region, book);
    const statements = this.statements(signals, book);
    const acts = readActs(shape.events, { book, opensAt: opening?.at, source: this.source, mistakes });
    const absences = readAbsences(shape, calendar, mistakes);
    const until = this.moment(shape.until, ['until'], book);
    if (!opening && signals.length === 0)
      mistakes.add([], 'Nothing opens a case', 'Write `open:` or `signals:` and `absences:`.');
    const ends = calendar.startOf(addDays(calendar.dateAt(until), 1));
    const { scenario: name, sector, municipality, expect, absent } = shape;
    return {
      name,
      book,
      region,
      sector,
      municipality,
      signals,
      opening,
      absences,
      acts,
      corrections,
      statements,
      ends,
      expect,
      absent,
    };
  }

  private calendar(region: Region, ofSchool: readonly LocalDate[] = []): Calendar {
    const { zone, dispatch, holidayRegion, closingDays } = region;
    const { schoolHolidays } = this.shelf;
    const all = [...closingDays, ...ofSchool];
    return calendarOf({ zone, dispatch, region: holidayRegion, closingDays: all, schoolHolidays });
  }

  private statements(signals: readonly SignalRule[], book: Book): Statement[] {
    const stated = signals.filter(({ counts }) => counts === 'stated');
    return this.shape.events.flatMap((event, index) => {
      if (!isStatement(event)) return [];
      const path = ['events', index];
      const own = new Mistakes(this.source.below(path));
      const read = readShape(statementShape, event, own);
      this.mistakes.list.push(...own.list);
      if (!read) return [];
      const names = stated.map(({ id }) => id);
      this.mistakes.expect(read.states, names, [...path, 'states'], 'signal that is stated:');
      const rule = stated.find(({ id }) => id === read.states);
      if (rule && read.by)
        this.mistakes.expect(read.by, rule.statedBy ?? [], [...path, 'by'], 'party that states this:');
      return rule ? [{ at: this.moment(read.at, ['events', String(index), 'at'], book), rule }] : [];
    });
  }

  private corrections(region: Region, book: Book): Correction[] {
    return this.shape.events.flatMap((event, index) => {
      if (!isCorrection(event)) return [];
      const own = new Mistakes(this.source.below(['events', index]));
      const read = readShape(calendarShape, event, own);
      this.mistakes.list.push(...own.list);
      if (!read) return [];
      const { at, 'closing-days': closingDays } = read;
      const moment = this.moment(at, ['events', String(index), 'at'], book);
      return [{ at: moment, closingDays, calendar: this.calendar(region, closingDays) }];
    });
  }

  private region(): { region?: Region; catalogue?: Catalogue } {
    const { region: named = {} } = this.shape;
    if (typeof named !== 'string') {
      const { region, mistakes } = readRegion(named, this.source.below(['region']));
      this.mistakes.list.push(...mistakes);
      return { region, catalogue: this.shelf.catalogue('default') };
    }
    const catalogue = this.shelf.catalogue(named);
    if (!catalogue)
      this.mistakes.add(['region'], `There is no region "${named}"`, 'Name a folder of workflows, or write a map.');
    this.mistakes.list.push(...(catalogue?.mistakes ?? []));
    return { region: catalogue?.region, catalogue };
  }

  private signals(catalogue: Catalogue | undefined): readonly SignalRule[] {
    const { signals } = this.shape;
    if (signals === undefined) return [];
    if (typeof signals === 'string') {
      if (signals.endsWith('/signals') && catalogue) return catalogue.signals;
      this.mistakes.add(['signals'], `There are no signals "${signals}"`, 'Write `default/signals`, or a map.');
      return [];
    }
    const read = readSignals(signals, this.source.below(['signals']));
    this.mistakes.list.push(...read.mistakes);
    return read.signals;
  }

  /** The workflows of the file itself; only a file with named signals and no workflow looks in the catalogue. */
  private agreements(catalogue: Catalogue | undefined): readonly Agreement[] {
    const { workflow, workflows = [], signals } = this.shape;
    if (workflow === undefined && workflows.length === 0) return typeof signals === 'string' ? newest(catalogue) : [];
    const first = workflow === undefined ? [] : this.workflow(workflow, ['workflow'], catalogue);
    const named = typeof workflow === 'string' ? newest(catalogue).filter((other) => other !== first[0]) : [];
    const others = workflows.flatMap((map, index) => this.workflow(map, ['workflows', index], catalogue));
    return [...first, ...others, ...named.filter((one) => !others.some((other) => other.workflow === one.workflow))];
  }

  private workflow(map: unknown, path: (string | number)[], catalogue: Catalogue | undefined): Agreement[] {
    if (typeof map !== 'string') {
      const { agreement, mistakes } = readWorkflow(map, { ladders: catalogue?.ladders, file: this.source.below(path) });
      this.mistakes.list.push(...mistakes);
      return agreement ? [agreement] : [];
    }
    const [name, version] = map.replace(/^.*\//, '').split('@');
    const found = catalogue?.agreements.findLast(
      (agreement) => agreement.workflow === name && (!version || agreement.version === Number(version)),
    );
    if (!found)
      this.mistakes.add(path, `There is no workflow "${map}"`, 'Write `default/long-relative-absence`, or a map.');
    return found ? [found] : [];
  }

  private opening(book: Book, first: Agreement | undefined): Opening | undefined {
    const { open } = this.shape;
    if (!open) return undefined;
    if (!first) {
      this.mistakes.add(['open'], 'There is no workflow to open', 'Write `workflow:`.');
      return undefined;
    }
    for (const [name, value] of Object.entries(open.facts))
      checkFact([first], name, value, ['open', 'facts', name], this.mistakes);
    const at = this.moment(open.at, ['open', 'at'], book);
    const firstDayAbsent = open['first-day-absent'] ?? book.calendar.dateAt(at);
    const takenOver = open['taken-over'] && readTakenOver(open['taken-over'], first, this.mistakes);
    return { at, workflow: first.workflow, firstDayAbsent, facts: open.facts, ...(takenOver && { takenOver }) };
  }

  private moment(text: string, path: string[], { calendar }: Book): Instant {
    const moment = calendar.read(text);
    if (moment === undefined) this.mistakes.add(path, `"${text}" is no moment`, 'Write `2026-12-14T10:00`.');
    return moment ?? 0;
  }
}

function newest(catalogue: Catalogue | undefined): Agreement[] {
  return [...new Map(catalogue?.agreements.map((agreement) => [agreement.workflow, agreement])).values()];
}

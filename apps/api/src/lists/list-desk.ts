import {
  awaitedSteps,
  Cases,
  type CaseNow,
  casesSeen,
  countsOf,
  handoversFor,
  type ListedStep,
  type MissedAsked,
  missedByParty,
  missedSteps,
  regionalList,
  regionOf,
  stepsToDo,
  type ToDoPart,
  waitingSteps,
} from '@app/cases';
import { Door, type Open, type Person } from '@app/platform';
import { addDays, alarmsOf, dayNumber, type LocalDate, momentsOf, type Queue, weekday } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { childOf, daysAtHome, directorOf, rolesIn } from '../cases/case.parts';
import { titlesIn } from '../cases/case.words';
import { hiddenIn } from '../cases/confidential';
import { cursorOf, type PageAsked, placeOf } from './cursor';
import type { RegionalPage } from '../people/people.shapes';
import type { CaseRow, Handover, MissedPage, MyDay, StepItem } from '../shapes';
import { isLate, stepItem } from '../cases/step.view';
import { wordsAsked } from '../cases/words-asked';

const stepPlace = z.tuple([z.string(), z.string(), z.string()]);
const casePlace = z.tuple([z.string(), z.string()]);

interface Page<Item> {
  items: Item[];
  nextCursor?: string;
}

/** Hands people their lists: what is asked of them, what is late, which cases they are in. */
@Injectable()
export class ListDesk {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  /** Handovers and counts stand on the first page and on every other: they are what they are now. */
  myDay(person: Person, { part, ...page }: PageAsked & { part?: ToDoPart | undefined }): Promise<MyDay> {
    return this.door.asPerson(person, async (open) => {
      const today = await todayIn(open);
      const week = { today, sunday: addDays(today, 7 - weekday(dayNumber(today))) };
      const listed = await stepsToDo(open, { ...after(page, stepPlace), limit: page.limit }, { ...week, part });
      const proposed = await this.cases.readAll(open, await handoversFor(open));
      return {
        today,
        counts: await countsOf(open, week),
        ...(await this.steps(open, listed, page)),
        handovers: proposed.flatMap((now) => handoverIn(now, today)),
      };
    });
  }

  /** What others have to do that one waits for. */
  awaited(person: Person, page: PageAsked): Promise<Page<StepItem>> {
    return this.door.asPerson(person, async (open) => {
      const listed = await awaitedSteps(open, { ...after(page, stepPlace), limit: page.limit });
      return this.steps(open, listed, page);
    });
  }

  /** What is late, and with whom. */
  missed(person: Person, { as, party, ...page }: PageAsked & MissedAsked): Promise<MissedPage> {
    return this.door.asPerson(person, async (open) => {
      const listed = await missedSteps(open, { ...after(page, stepPlace), limit: page.limit }, { as, party });
      return { ...(await this.steps(open, listed, page)), parties: await missedByParty(open, { as }) };
    });
  }

  /** What waits for something outside, by how long it waits. */
  waiting(person: Person, { for: queue, ...page }: PageAsked & { for?: Queue | undefined }): Promise<Page<StepItem>> {
    return this.door.asPerson(person, async (open) => {
      const listed = await waitingSteps(open, { ...after(page, stepPlace), limit: page.limit }, queue);
      return this.steps(open, listed, page);
    });
  }

  seen(person: Person, { q, ...page }: PageAsked & { q?: string | undefined }): Promise<Page<CaseRow>> {
    return this.door.asPerson(person, async (open) => {
      const listed = await casesSeen(open, { ...after(page, casePlace), limit: page.limit, ...(q && { q }) });
      const all = await this.cases.readAll(
        open,
        listed.map(({ caseId }) => caseId),
      );
      return { items: all.map((now) => rowOf(now, open.now)), ...nextOf(listed, page) };
    });
  }

  /** What is on the regional list today, of the cases that the person sees. */
  regional(person: Person, page: PageAsked): Promise<RegionalPage> {
    return this.door.asPerson(person, async (open) => {
      const listed = await regionalList(open, { ...after(page, casePlace), limit: page.limit });
      const today = await todayIn(open);
      const ids = listed.map(({ caseId }) => caseId);
      const cases = new Map((await this.cases.readAll(open, ids)).map((now): [string, CaseNow] => [now.id, now]));
      const items = listed.map(({ place: _place, withoutPerson, ...why }) => {
        const now = cases.get(why.caseId)!;
        const hidden = hiddenIn(now, person);
        return {
          ...why,
          child: childOf(now, today),
          director: directorOf(now.state),
          withoutPerson: withoutPerson.map((step) => (hidden ? hidden.name(step) : step)),
        };
      });
      return { items, ...nextOf(listed, page) };
    });
  }

  private async steps(open: Open<Person>, listed: readonly ListedStep[], page: PageAsked): Promise<Page<StepItem>> {
    const all = await this.cases.readAll(
      open,
      listed.map(({ caseId }) => caseId),
    );
    const cases = new Map(all.map((now) => [now.id, now]));
    const asked = await wordsAsked(open, all);
    const items = listed.flatMap(({ caseId, step }) => {
      const known = cases.get(caseId);
      if (!known) return [];
      const hidden = hiddenIn(known, open.who);
      const now = hidden ? hidden.now() : known;
      const state = now.state.steps[hidden ? hidden.name(step) : step];
      const seen = { now, roles: rolesIn(now, open.who), moment: open.now, asked: asked(known) };
      return state ? [stepItem(state, seen)] : [];
    });
    return { items, ...nextOf(listed, page) };
  }
}

function after<Place>({ cursor }: PageAsked, shape: z.ZodType<Place>): { after?: Place } {
  const place = placeOf(cursor, shape);
  return place === undefined ? {} : { after: place };
}

function nextOf(listed: readonly { place: unknown }[], { limit }: PageAsked): { nextCursor?: string } {
  const last = listed.length === limit ? listed.at(-1) : undefined;
  return last ? { nextCursor: cursorOf(last.place) } : {};
}

async function todayIn(open: Open<Person>): Promise<LocalDate> {
  const { settings } = await regionOf(open, open.who.region);
  return momentsOf(settings.zone).dateAt(open.nowMs);
}

function handoverIn(now: CaseNow, today: LocalDate): Handover[] {
  const { proposal } = now.state;
  if (!proposal) return [];
  const { responsible: proposed, rule, due, missed } = proposal;
  const director = directorOf(now.state);
  return [{ caseId: now.id, child: childOf(now, today), director, proposed, rule, answerBefore: due.on, missed }];
}

function rowOf(now: CaseNow, moment: Date): CaseRow {
  const { state, book } = now;
  const titles = titlesIn(now);
  const today = book.calendar.dateAt(moment.getTime());
  const next = alarmsOf(state).toSorted((one, other) => one.at - other.at)[0];
  const days = daysAtHome(state, today);
  const late = Object.values(state.steps).filter((step) => isLate(step, moment));
  return {
    id: now.id,
    child: childOf(now, today),
    workflows: state.workflows
      .filter(({ running }) => running)
      .map(({ workflow: id }) => ({ id, title: titles.workflow(id) })),
    ...(days !== undefined && { weeksAtHome: Math.floor(days / 7) }),
    director: directorOf(state),
    openedOn: book.calendar.dateAt(state.openedAt),
    phase: state.phase,
    ...(next && { nextOn: book.calendar.dateAt(next.at) }),
    missed: late.length,
  };
}

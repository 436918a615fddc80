import { Cases, casesOfPossibleChildren, momentsHere, namesOf, threadsSeen } from '@app/cases';
import { Door, type Open, type Person, Problem } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { mayCompareChildren } from '../cases/partners';
import { cursorOf, placeOf } from '../lists/cursor';
import { type Standing, standingOf } from './standing';
import { bundlesIn, chosen, countIn, figuresIn } from './web-filter';
import { TitleList, webRowOf } from './web-row';
import type { MaybeSame, WebFilter, WebPage, WebRow } from './web.shapes';

const place = z.tuple([z.number(), z.number(), z.string()]);

/** What is asked of the web. */
export interface WebAsked extends WebFilter {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Hands who watches over the agreements all cases of his area: those of today first. */
@Injectable()
export class WebDesk {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  /**
   * Counts and order are of light rows that are read at once; what each case says is read for the page alone.
   *
   * @throws Problem `not-allowed` for who does not watch
   */
  show(person: Person, { cursor, limit, ...filter }: WebAsked): Promise<WebPage> {
    expectWatches(person);
    const after = placeOf(cursor, place);
    return this.door.asPerson(person, async (open) => {
      const today = (await momentsHere(open)).dateAt(open.nowMs);
      const looking = { organisation: person.organisation, moment: open.nowMs, today };
      const all = (await threadsSeen(open)).map((thread) => standingOf(thread, looking));
      const listed = chosen(all, filter).toSorted(inPlace);
      const rest = after ? listed.filter((one) => comparePlaces(one.place, after) > 0) : listed;
      const page = rest.slice(0, limit);
      const titles = new TitleList();
      return {
        today,
        all: all.length,
        total: countIn(filter)(listed.length),
        figures: figuresIn(all, filter),
        bundles: bundlesIn(all, filter, await namesOf(open, organisationsIn(all))),
        items: await this.rows(open, page, titles),
        titles: titles.all,
        ...(rest.length > limit && { nextCursor: cursorOf(page.at(-1)!.place) }),
      };
    });
  }

  /**
   * Which cases may be of one child with another. Asked apart: pupils of a whole area are compared for it.
   *
   * @throws Problem `not-allowed` for who does not watch
   */
  maybeSame(person: Person): Promise<MaybeSame> {
    expectWatches(person);
    if (!mayCompareChildren(person)) return Promise.resolve({ cases: [] });
    return this.door.asPerson(person, async (open) => ({ cases: await casesOfPossibleChildren(open) }));
  }

  private async rows(open: Open<Person>, page: readonly Standing[], titles: TitleList): Promise<WebRow[]> {
    const { who, now: moment } = open;
    const ids = page.map(({ thread }) => thread.caseId);
    const cases = new Map((await this.cases.readAll(open, ids)).map((now) => [now.id, now]));
    return page.flatMap((stands) => {
      const now = cases.get(stands.thread.caseId);
      return now ? [webRowOf(stands, now, { who, moment, titles })] : [];
    });
  }
}

/** @throws Problem `not-allowed` for who does not watch over the agreements */
export function expectWatches({ roles }: Person): void {
  if (roles[0] !== 'compulsory-education') throw new Problem('not-allowed');
}

const organisationsIn = (all: readonly Standing[]) => [
  ...new Set(all.flatMap(({ thread: { parties, schoolId } }) => [...Object.values(parties), schoolId])),
];

type Place = Standing['place'];
const inPlace = (one: Standing, other: Standing) => comparePlaces(one.place, other.place);

function comparePlaces([rank, at, id]: Place, [otherRank, otherAt, otherId]: Place): number {
  return rank - otherRank || at - otherAt || (id < otherId ? -1 : Number(id > otherId));
}

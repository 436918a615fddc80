import { Cases, deviating, type Deviation, deviationsSeen, momentsHere, tells } from '@app/cases';
import { Door, type Person, Who } from '@app/platform';
import { addDays, type LocalDate } from '@app/rules';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { childOf } from '../cases/case.parts';
import { titlesIn } from '../cases/case.words';
import { knows } from '../cases/confidential';
import { cursorOf, pageQuery, placeOf } from './cursor';
import { at, child, words } from '../shapes';

const day = z.iso.date().transform((text) => text as LocalDate);

/** Of which days, both inclusive; the last year where nothing is said. And of one way alone, where it is named. */
const asked = pageQuery.extend({ from: day.optional(), until: day.optional(), how: z.enum(deviating).optional() });

export const deviationPage = z
  .object({
    items: z.array(
      z.object({
        caseId: z.uuid(),
        child,
        step: z.string(),
        title: tells('agreements/summary', words),
        how: z.enum(deviating),
        to: z.string().optional().meta({ description: 'The new due date of what was extended' }),
        at,
        by: z.object({ role: z.string(), person: z.string().optional() }),
        reason: tells('agreements/full', z.string()),
      }),
    ),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'Deviations' });
type Page = z.infer<typeof deviationPage>;

/** Comply or explain: what was done otherwise than agreed, in the cases that one sees, and why. */
@ApiTags('lists')
@Controller('deviations')
export class DeviationsController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: deviationPage })
  list(
    @Who() who: Person,
    @Query({ schema: asked }) { from, until, how, ...page }: z.infer<typeof asked>,
  ): Promise<Page> {
    const after = placeOf(page.cursor, z.int());
    return this.door.asPerson(who, async (open) => {
      const moments = await momentsHere(open);
      const today = moments.dateAt(open.nowMs);
      const start = (date: LocalDate) => new Date(moments.startOf(date));
      const period = { from: start(from ?? addDays(today, -365)), until: start(addDays(until ?? today, 1)), how };
      const found = await deviationsSeen(open, period, { limit: page.limit, ...(after !== undefined && { after }) });
      const last = found.length === page.limit ? found.at(-1) : undefined;
      const ids = [...new Set(found.map(({ caseId }) => caseId))];
      const seen = new Map((await this.cases.readAll(open, ids)).map((now) => [now.id, now]));
      const items = found.flatMap((one) => {
        const now = seen.get(one.caseId);
        return now && knows(now, who, one.step)
          ? [
              {
                ...rowOf(one),
                child: childOf(now, today),
                title: titlesIn(now).of(one.step),
                at: moments.write(one.at.getTime()),
              },
            ]
          : [];
      });
      return { items, ...(last && { nextCursor: cursorOf(last.seq) }) };
    });
  }
}

function rowOf({ caseId, step, how, to, role, person, reason }: Deviation) {
  return { caseId, step, how, ...(to && { to }), by: { role, ...(person && { person }) }, reason };
}

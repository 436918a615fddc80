import { brokenGlass, type BrokenGlass, breakGlass, mayBreakGlass, momentsHere, reviewGlass } from '@app/cases';
import { Door, IdempotencyKey, type Open, type Person, Problem, Who } from '@app/platform';
import type { Moments } from '@app/rules';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { at } from '../shapes';

const uuid = z.uuid();
const breaking = z
  .strictObject({
    case: uuid,
    reason: z.string().trim().min(20).max(1000),
  })
  .meta({ id: 'BreakGlass' });
const reviewing = z.strictObject({ words: z.string().trim().min(1).max(1000) }).meta({ id: 'ReviewGlass' });
const glasses = z
  .object({
    mayBreak: z.boolean(),
    mayReview: z.boolean(),
    glasses: z.array(
      z.object({
        id: uuid,
        case: uuid,
        openedAt: at,
        until: at,
        isOpen: z.boolean(),
        person: z.string(),
        organisation: z.string(),
        reason: z.string(),
        review: z.object({ at, by: z.string(), words: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'BrokenGlasses' });
type Glasses = z.infer<typeof glasses>;

/**
 * Break-glass: who leads an office, or works for the safe home, reads one case of his region for an hour, and a privacy
 * officer reviews that he did. For everybody else it is not there. Who may, and until when, is said by the database.
 */
@ApiTags('log')
@Controller('break-glass')
export class BreakGlassController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: glasses })
  list(@Who() who: Person): Promise<Glasses> {
    return this.door.asPerson(who, seenBy);
  }

  @Post()
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse({ standardSchema: glasses })
  break(
    @Who() who: Person,
    @Body({ schema: breaking }) { case: caseId, reason }: z.infer<typeof breaking>,
    @IdempotencyKey() id: string,
  ): Promise<Glasses> {
    return this.door.asPerson(who, async (open) => {
      await breakGlass(open, { id, caseId, reason });
      return seenBy(open);
    });
  }

  @Post(':id/review')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: glasses })
  review(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: reviewing }) { words }: z.infer<typeof reviewing>,
  ): Promise<Glasses> {
    return this.door.asPerson(who, async (open) => {
      await reviewGlass(open, id, words);
      return seenBy(open);
    });
  }
}

/** @throws Problem `not-found` for who neither breaks nor reviews, and is not told either that a review was not done */
async function seenBy(open: Open<Person>): Promise<Glasses> {
  const mayReview = open.who.roles[0] === 'privacy-officer';
  const mayBreak = !mayReview && (await mayBreakGlass(open));
  const broken = await brokenGlass(open);
  if (!mayBreak && !mayReview && broken.length === 0) throw new Problem('not-found');
  const moments = await momentsHere(open);
  return { mayBreak, mayReview, glasses: broken.map((one) => shown(one, moments)) };
}

function shown({ caseId, openedAt, until, review, ...one }: BrokenGlass, moments: Moments) {
  const write = (moment: Date) => moments.write(moment.getTime());
  return {
    ...one,
    case: caseId,
    openedAt: write(openedAt),
    until: write(until),
    review: review && { ...review, at: write(review.at) },
  };
}

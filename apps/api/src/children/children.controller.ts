import {
  childrenApart,
  type Decision,
  joinChildren,
  joinedChildren,
  keepChildrenApart,
  momentsHere,
  possibleChildren,
  splitChild,
} from '@app/cases';
import { Door, type Open, type Person, Problem, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type Children, children, deciding, splitting } from './children.shapes';
import { mayCompareChildren } from '../cases/partners';

/** Which pupils are one child: for the office that watches their municipality, and for nobody else. */
@ApiTags('children')
@Controller('children')
export class ChildrenController {
  constructor(private readonly door: Door) {}

  @Get()
  @ApiOkResponse({ standardSchema: children })
  show(@Who() who: Person): Promise<Children> {
    return this.acting(who, () => Promise.resolve());
  }

  @Post('joins')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: children })
  join(@Who() who: Person, @Body({ schema: deciding }) given: z.infer<typeof deciding>): Promise<Children> {
    return this.acting(who, (open) => joinChildren(open, given));
  }

  @Post('kept-apart')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: children })
  keepApart(@Who() who: Person, @Body({ schema: deciding }) given: z.infer<typeof deciding>): Promise<Children> {
    return this.acting(who, (open) => keepChildrenApart(open, given));
  }

  @Post('splits')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: children })
  split(
    @Who() who: Person,
    @Body({ schema: splitting }) { pupil, reason }: z.infer<typeof splitting>,
  ): Promise<Children> {
    return this.acting(who, (open) => splitChild(open, pupil, reason));
  }

  /** @throws Problem `not-allowed` for who does not decide on children */
  private acting(who: Person, act: (open: Open<Person>) => Promise<void>): Promise<Children> {
    if (!mayCompareChildren(who)) throw new Problem('not-allowed');
    return this.door.asPerson(who, async (open) => {
      await act(open);
      return all(open);
    });
  }
}

async function all(open: Open<Person>): Promise<Children> {
  const moments = await momentsHere(open);
  const written = <D extends Decision>({ decidedAt, ...one }: D) => ({
    ...one,
    decidedAt: moments.write(decidedAt.getTime()),
  });
  const possible = await possibleChildren(open);
  const joined = await joinedChildren(open);
  const apart = await childrenApart(open);
  return {
    possible: possible.map(({ one, other, why }) => ({ one: [...one], other: [...other], why })),
    joined: joined.map(({ pupils, decisions, earlier }) => ({
      pupils: [...pupils],
      decisions: decisions.map(written),
      earlier: earlier.map(written),
    })),
    apart: apart.map(({ one, other, earlier, ...decision }) => ({
      one: [...one],
      other: [...other],
      ...written(decision),
      earlier: earlier.map(written),
    })),
  };
}

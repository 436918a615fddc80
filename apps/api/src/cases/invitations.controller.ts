import {
  abilityOf,
  answerInvitation,
  Casebooks,
  type CaseNow,
  Cases,
  invitableIn,
  invitationsOf,
  invitationsTo,
  invite,
  mayAnswerInvitation,
  momentsHere,
} from '@app/cases';
import { Door, IdempotencyKey, type Open, type Person, Problem, Who } from '@app/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { answered, caseInvitations, invitationAnswer, invited, newInvitation } from './invitations.shapes';
import { expectMay, mayInCase, partnerOf } from './partners';

const uuid = z.uuid();

/** Parties that are invited to a case, for who sees it. */
@ApiTags('invitations')
@Controller('cases/:id/invitations')
export class CaseInvitationsController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: caseInvitations })
  list(@Who() who: Person, @Param('id', { schema: uuid }) id: string): Promise<z.infer<typeof caseInvitations>> {
    return this.door.asPerson(who, async (open) => this.all(open, await this.cases.read(open, id)));
  }

  @Post()
  @HttpCode(200)
  @ApiHeader({ name: 'idempotency-key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ standardSchema: caseInvitations })
  invite(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: newInvitation }) asked: z.infer<typeof newInvitation>,
    @IdempotencyKey() key: string,
  ): Promise<z.infer<typeof caseInvitations>> {
    return this.door.asPerson(who, async (open) => {
      expectMay(who, await this.cases.read(open, id), 'invite');
      await invite(open, this.cases, { caseId: id, key, asked });
      return this.all(open, await this.cases.read(open, id));
    });
  }

  private async all(open: Open<Person>, now: CaseNow): Promise<z.infer<typeof caseInvitations>> {
    const found = await invitationsOf(open, now.id);
    const isOpen = now.state.phase === 'open';
    return {
      invitations: found.map(({ invitedAt, declinedBecause, ...one }) => ({
        ...one,
        invitedOn: now.book.calendar.dateAt(invitedAt.getTime()),
        ...(declinedBecause && { declinedBecause }),
      })),
      organisations: isOpen && mayInCase(open.who, now, 'invite') ? await invitableIn(open, now.id) : [],
    };
  }
}

/** What a person's organisation is invited to. The case itself is not there before it accepts. */
@ApiTags('invitations')
@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly door: Door,
    private readonly books: Casebooks,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: invited })
  list(@Who() who: Person): Promise<z.infer<typeof invited>> {
    if (!mayAnswer(who)) return Promise.resolve({ invitations: [] });
    return this.door.asPerson(who, async (open) => {
      const moments = await momentsHere(open);
      const found = await invitationsTo(open);
      return {
        invitations: found.map(({ invitedAt, ...one }) => ({ ...one, invitedOn: moments.dateAt(invitedAt.getTime()) })),
      };
    });
  }

  @Post(':id/answer')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: answered })
  async answer(
    @Who() who: Person,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: invitationAnswer }) given: z.infer<typeof invitationAnswer>,
  ): Promise<z.infer<typeof answered>> {
    if (!mayAnswer(who)) throw new Problem('not-found');
    const caseId = await answerInvitation(this.door, this.books, who, { id, given });
    return { ...(await this.list(who)), ...(caseId !== undefined && { caseId }) };
  }
}

function mayAnswer(who: Person): boolean {
  return mayAnswerInvitation(abilityOf(who, partnerOf(who.roles)?.grants), who.organisation);
}

import { type Colleague, everybody, findColleague, maySignIn, regionOf, SignInProblem } from '@app/cases';
import { CONFIG, type Config, Door, type MachineTask, type Open, Problem, Sessions } from '@app/platform';
import { momentsOf } from '@app/rules';
import { Body, Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { clockSteps, Demonstration } from './demonstration';
import { hintFor } from './demonstration.hints';
import { StoryCases, storyCase } from './story-cases';
import { OpenToAll } from '../session';
import { Cookies } from '../sign-in/cookies';
import { at, line, on, words } from '../shapes';

const owner: MachineTask = { task: 'demonstration', role: 'owner' };

const overview = z
  .object({
    now: at,
    inbox: z.string().nullable(),
    /** The first has most people. */
    regions: z.array(z.string()),
    people: z.array(
      z.object({
        id: z.uuid(),
        region: z.string(),
        name: z.string(),
        function: z.string(),
        role: z.string(),
        organisation: z.string(),
        hint: words,
      }),
    ),
  })
  .meta({ id: 'Demonstration' });

const moved = z
  .object({
    now: at,
    wentOff: z.array(z.object({ at, on, caseId: z.uuid(), line, sentence: words, mails: z.int() })),
  })
  .meta({ id: 'ClockMoved' });

const signIn = z.strictObject({ person: z.uuid() });
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const move = z.strictObject({ to: z.union([z.enum(clockSteps), moment]) });
const opened = z.object({ caseId: z.uuid() }).meta({ id: 'StoryCase' });

/** Being anybody, and moving time: there is such a controller in the demonstration only. */
@ApiTags('demonstration')
@OpenToAll()
@Controller('demonstration')
export class DemonstrationController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly door: Door,
    private readonly demonstration: Demonstration,
    private readonly stories: StoryCases,
    private readonly sessions: Sessions,
    private readonly cookies: Cookies,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: overview })
  show(): Promise<z.infer<typeof overview>> {
    return this.door.asMachine(owner, async (open) => {
      const all = (await everybody(open)).filter(maySignIn);
      const found = await regionsWith(open, all);
      const names = new Map(found.map(({ id, name }) => [id, name]));
      return {
        now: momentsOf(found[0]?.settings.zone ?? 'Europe/Amsterdam').write(open.nowMs),
        inbox: this.config.INBOX_URL ?? null,
        regions: found.map(({ name }) => name),
        people: all.map((one) => asChoice(one, names.get(one.regionId)!)),
      };
    });
  }

  @Post('sign-in')
  @HttpCode(204)
  async signIn(
    @Body({ schema: signIn }) { person }: z.infer<typeof signIn>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const session = await this.door.asMachine(owner, async (open) => {
      const found = await findColleague(open, { personId: person });
      if (!found) throw new Problem('not-found');
      if (!maySignIn(found)) throw new SignInProblem('organisation-not-signed');
      return this.sessions.begin(open, { personId: found.id, way: 'chosen' });
    });
    this.cookies.giveSession(reply, session);
  }

  @Post('clock')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: moved })
  async move(@Body({ schema: move }) { to }: z.infer<typeof move>) {
    const { now, wentOff } = await this.demonstration.move(to);
    return { now: momentsOf('Europe/Amsterdam').write(now.getTime()), wentOff };
  }

  /** A fresh case of a new pupil, by an agreement that is written out: for `npm run story`. */
  @Post('cases')
  @ApiOkResponse({ standardSchema: opened })
  @HttpCode(200)
  async open(@Body({ schema: storyCase }) asked: z.infer<typeof storyCase>): Promise<z.infer<typeof opened>> {
    return { caseId: await this.stories.open(asked) };
  }

  @Post('reset')
  @HttpCode(202)
  async reset(): Promise<void> {
    await this.demonstration.reset();
  }
}

/** The regions of these people, the one with most of them first. */
async function regionsWith(open: Open, people: readonly Colleague[]) {
  const count = new Map<string, number>();
  for (const { regionId } of people) count.set(regionId, (count.get(regionId) ?? 0) + 1);
  const ids = [...count.keys()].toSorted((one, other) => count.get(other)! - count.get(one)!);
  const found = [];
  for (const id of ids) found.push({ id, ...(await regionOf(open, id)) });
  return found;
}

function asChoice(colleague: Colleague, region: string) {
  const { id, name, role, organisation } = colleague;
  return { id, region, name, function: colleague.function, role, organisation, hint: hintFor(colleague) };
}

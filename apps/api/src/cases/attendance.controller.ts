import { Agreements, attendanceOf, Cases, type CaseNow, evidenceOf, type ReturnGoal } from '@app/cases';
import { Door, type Open, type Person, Who } from '@app/platform';
import { daysOfSchoolYear, type LocalDate, schoolYearOf } from '@app/rules';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { rolesIn } from './case.parts';
import { partnerEntities } from './partners';
import { on } from '../shapes';

/** Who reads the absence of each day; the others see how much the pupil is at school. */
const dayReaders = ['school', 'compulsory-education', 'youth-health'];

/** Tasks by which it is agreed how many hours a week a pupil comes back. */
const plans = ['attendance-plan', 'return-plan', 'outflow-plan'];

/** How many hours a school day has where no signal says so. */
const usualSchoolDay = 6;

const attendance = z
  .object({
    from: on,
    until: on,
    percent: z.int().meta({ description: 'Attendance: of the hours of lessons those that the pupil was there' }),
    goal: z.object({ hoursPerWeek: z.number(), from: on, reviewOn: on.optional() }).optional(),
    weeks: z.array(
      z.object({
        week: on,
        hours: z.number(),
        attended: z.number(),
        percent: z.int(),
        goal: z.number().optional(),
        reached: z.boolean().optional(),
      }),
    ),
    days: z
      .array(
        z.object({
          on,
          kind: z.enum(['unauthorised', 'authorised', 'sick', 'late']),
          hours: z.number().optional(),
          times: z.int(),
          doubtful: z.boolean(),
        }),
      )
      .optional()
      .meta({ description: 'Absence of all kinds in one line, for the school, the officer and the youth doctor' }),
  })
  .meta({ id: 'Attendance' });

/** How much the child of a case is at school this year, and on which days it is not. */
@ApiTags('cases')
@Controller('cases/:id/attendance')
export class AttendanceController {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
    private readonly agreements: Agreements,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: attendance })
  show(@Who() who: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<z.infer<typeof attendance>> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, id);
      const until = now.book.calendar.dateAt(open.nowMs);
      const { first: from } = daysOfSchoolYear(schoolYearOf(until));
      const goal = await goalOf(open, now);
      const asked = { from, until, schoolDay: await this.schoolDay(open), goal };
      const { days, weeks, ...rest } = await attendanceOf(open, now, asked);
      const seesDays = rolesIn(now, who).some((role) => dayReaders.includes(role));
      return { ...rest, ...(goal && { goal }), weeks: [...weeks], ...(seesDays && { days: [...days] }) };
    });
  }

  private async schoolDay(open: Open<Person>): Promise<number> {
    const signals = await this.agreements.signalRules(open, open.who.region);
    return signals?.rules.find(({ schoolDay }) => schoolDay !== undefined)?.schoolDay ?? usualSchoolDay;
  }
}

/** What was agreed last on the way back, by whichever partner. */
async function goalOf(open: Open<Person>, { id }: CaseNow): Promise<ReturnGoal | undefined> {
  const kept = await Promise.all(partnerEntities.map((of) => evidenceOf(open, of, id)));
  const agreed = kept
    .flat()
    .filter(({ task }) => plans.includes(task))
    .toSorted((one, other) => one.recordedAt.getTime() - other.recordedAt.getTime())
    .at(-1);
  if (!agreed) return undefined;
  const form = agreed.form as { hoursPerWeek: number; firstDayOn: LocalDate; reviewOn?: LocalDate };
  return {
    hoursPerWeek: form.hoursPerWeek,
    from: form.firstDayOn,
    ...(form.reviewOn && { reviewOn: form.reviewOn }),
  };
}

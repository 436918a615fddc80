import {
  Agreements,
  attendanceOf,
  Cases,
  type CaseNow,
  evidenceOf,
  type Register,
  regionOf,
  registeredUntil,
  type ReturnGoal,
  tells,
} from '@app/cases';
import { Door, type MachineTask, type Open, type Person, Who } from '@app/platform';
import { daysOfSchoolYear, heldSince, type LocalDate, schoolYearOf } from '@app/rules';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { registrationWords } from './attendance.words';
import { rolesIn } from './case.parts';
import { partnerEntities } from './partners';
import { on, words } from '../shapes';

/** Who reads the absence of each day; the others see how much the pupil is at school. */
const dayReaders = ['school', 'compulsory-education', 'youth-health'];

/** Tasks by which it is agreed how many hours a week a pupil comes back. */
const plans = ['attendance-plan', 'return-plan', 'outflow-plan'];

/** How many hours a school day has where no signal says so. */
const usualSchoolDay = 6;

/** Only a school sees its statements: of them until when it stated, and no more, is for whoever sees the case. */
const reading: MachineTask = { task: 'read-register', role: 'owner' };

const attendance = z
  .object({
    from: on,
    until: on,
    percent: z.int().meta({ description: 'Attendance: of the hours of lessons those that the pupil was there' }),
    goal: z.object({ hoursPerWeek: z.number(), from: on, reviewOn: on.optional() }).optional(),
    registered: z.object({ since: on, until: on.optional(), sentence: words }).optional().meta({
      description:
        'Where presence is registered: since when, and until which day the school did. What it did not does not count',
    }),
    weeks: z.array(
      tells(
        'absence/summary',
        z.object({
          week: on,
          hours: z.number(),
          attended: z.number(),
          percent: z.int(),
          goal: z.number().optional(),
          reached: z.boolean().optional(),
        }),
      ),
    ),
    days: z
      .array(
        tells(
          'absence/full',
          z.object({
            on,
            kind: z.enum(['unauthorised', 'authorised', 'sick', 'late']),
            hours: z.number().optional(),
            times: z.int(),
            doubtful: z.boolean(),
          }),
        ),
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
  async show(@Who() who: Person, @Param('id', { schema: z.uuid() }) id: string): Promise<z.infer<typeof attendance>> {
    const register = await this.register(who, id);
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, id);
      const until = now.book.calendar.dateAt(open.nowMs);
      const { first: from } = daysOfSchoolYear(schoolYearOf(until));
      const goal = await goalOf(open, now);
      const asked = { from, until, schoolDay: await this.schoolDay(open), goal, register };
      const { days, weeks, ...rest } = await attendanceOf(open, now, asked);
      const seesDays = rolesIn(now, who).some((role) => dayReaders.includes(role));
      return {
        ...rest,
        ...(goal && { goal }),
        ...(register && { registered: { ...register, sentence: registrationWords(register) } }),
        weeks: [...weeks],
        ...(seesDays && { days: [...days] }),
      };
    });
  }

  /** Nothing where presence is not registered, and for who does not see the case it is not there. */
  private async register(who: Person, id: string): Promise<Register | undefined> {
    const found = await this.door.asPerson(who, async (open) => {
      const { book, child } = await this.cases.read(open, id);
      const { settings } = await regionOf(open, who.region);
      const since = heldSince(settings, 'attendance-registration', book.calendar.dateAt(open.nowMs));
      return since && { since, school: child.schoolId };
    });
    if (!found) return undefined;
    const until = await this.door.asMachine(reading, (open) => registeredUntil(open, found.school));
    return { since: found.since, ...(until && { until }) };
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

import type { Open, Person } from '@app/platform';
import type { LocalDate } from '@app/rules';
import {
  agendaOfMeeting,
  type AgendaItem,
  beginDecision,
  type DecisionDraft,
  makeFinal,
  meetingOn,
  notePresent,
  openMeeting,
  tableOf,
} from '@app/cases';
import type { CaseFiles } from './case-file';

const tenDays = { count: 10, unit: 'working-days', ends: 'runs-on' } as const;

/** A decision that has all it needs. */
export const wholeDecision: DecisionDraft = { what: 'place', party: 'school', within: tenDays, ladder: 'standard' };

/** The table of a test region, which meets each Tuesday. */
export class TableAtWork {
  private constructor(private readonly files: CaseFiles) {}

  static async of(files: CaseFiles): Promise<TableAtWork> {
    const rhythm = { every: { count: 1, unit: 'weeks', ends: 'runs-on' }, day: 'tuesday', at: '14:00' };
    await files.platform.rows(
      `update region set settings = (settings::jsonb || jsonb_build_object('table', $1::jsonb))::json`,
      [JSON.stringify(rhythm)],
    );
    return new TableAtWork(files);
  }

  get chair(): Person {
    return this.files.region.person('table');
  }

  /** The table sees a case from when it is on its agenda. */
  async see(caseId: string): Promise<void> {
    await this.files.platform.door.asPerson(this.files.school, (open) =>
      this.files.platform.parts.cases.act(open, caseId, { act: 'bring', question: 'no-plan' }),
    );
  }

  agenda(on: LocalDate): Promise<AgendaItem[]> {
    return this.as(this.chair, async (open) =>
      agendaOfMeeting(open, this.files.platform.parts.cases, await meetingOn(open, await tableOf(open), on)),
    );
  }

  begin(on: LocalDate, caseId: string, draft: DecisionDraft = wholeDecision): Promise<string> {
    return this.as(this.chair, async (open) => {
      const { id: meeting } = await openMeeting(open, await tableOf(open), on);
      return beginDecision(open, { caseId, meeting, draft });
    });
  }

  present(on: LocalDate, roles: readonly string[]): Promise<void> {
    return this.as(this.chair, async (open) => {
      const meeting = await openMeeting(open, await tableOf(open), on);
      await notePresent(
        open,
        meeting,
        roles.map((role) => this.files.region.organisations.get(role)!),
      );
    });
  }

  final(on: LocalDate): Promise<void> {
    return this.as(this.chair, async (open) => {
      const table = await tableOf(open);
      const meeting = await openMeeting(open, table, on);
      await makeFinal(open, this.files.platform.parts.cases, { table, meeting });
    });
  }

  as<T>(who: Person, work: (open: Open<Person>) => Promise<T>): Promise<T> {
    return this.files.platform.door.asPerson(who, work);
  }
}

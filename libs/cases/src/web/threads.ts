import type { Open, Person } from '@app/platform';
import type { ClockState, LocalDate } from '@app/rules';

/** An open or waiting step of a case, as the web sees it. */
export interface ThreadStep {
  readonly key: string;
  readonly state: 'open' | 'waiting';
  /** The role that has it to do, and the organisation that answers for it. */
  readonly by: string;
  readonly of: string | null;
  readonly startedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly missedAt: number;
  readonly waitingSince: LocalDate | null;
  readonly promisedOn: LocalDate | null;
  /** Of a missed step: whether a rung of the partners themselves is still to come. */
  readonly climbs: boolean | null;
}

/** An open case among all that somebody sees: what one looks for in it, without what it says. */
export interface Thread {
  readonly caseId: string;
  readonly pupilId: string;
  readonly schoolId: string;
  readonly municipality: string;
  /** Who directs, and who is asked to. */
  readonly director: string;
  readonly proposed: string | null;
  readonly usedUp: boolean;
  /** `role → organisation`. */
  readonly parties: Readonly<Record<string, string>>;
  readonly steps: readonly ThreadStep[];
  readonly atHome: Pick<ClockState, 'from' | 'shifted' | 'pausedOn'> | null;
  /** From when on nothing happened for as long as was agreed, or will have. */
  readonly silentFrom: number | null;
  /** A step begins by itself on a day to come. */
  readonly starts: boolean;
  /** `step → role → when it last let know that it waits`. */
  readonly nudged: Readonly<Record<string, Readonly<Record<string, LocalDate>>>>;
}

/** Every open case that this person may see, in one statement and in no order. */
export async function threadsSeen(open: Open<Person>): Promise<Thread[]> {
  const rows = await open.sql<
    Omit<Thread, 'silentFrom' | 'nudged'> & { silentFrom: string | null; nudged: Thread['nudged'] | null }
  >(
    `select id as "caseId", pupil_id as "pupilId", school_id as "schoolId", municipality, director, proposed,
            used_up as "usedUp", parties, steps, at_home as "atHome", silent_from as "silentFrom", nudged, starts
       from case_threads($1)`,
    [open.now],
  );
  return rows.map(({ silentFrom, nudged, ...row }) => ({
    ...row,
    silentFrom: silentFrom === null ? null : Number(silentFrom),
    nudged: nudged ?? {},
  }));
}

/** The names of organisations of the person's region. */
export async function namesOf(open: Open<Person>, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await open.sql<{ id: string; name: string }>(`select id, name from organisation where id = any($1)`, [
    ids,
  ]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

import { type Open, Problem } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { reasonsOfGlass } from './break-glass/break-glass';
import type { Casebooks } from './casebook';
import { type KeptCase, readCases } from './kept-case';
import { type Party, partiesOf } from './parties';

/** The child of a case, in so far as the person may know. */
export interface CaseChild {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly bornOn: LocalDate;
  readonly schoolId: string;
  readonly school: string;
  readonly municipality: string;
}

/** A signal that opened a workflow of the case. */
export interface CaseSignal {
  readonly signal: string;
  readonly on: LocalDate;
  readonly explains: { readonly nl: string; readonly en: string };
}

/** Everything of a case as it is now. `state` and `book` explain every date of it. */
export interface CaseNow extends KeptCase {
  readonly etag: string;
  readonly child: CaseChild;
  readonly parties: readonly Party[];
  readonly signals: readonly CaseSignal[];
  /** With an act after which the person sees the case no longer: this is how it was before. */
  readonly isLast?: true;
}

interface Row extends CaseChild {
  readonly caseId: string;
  readonly signals: readonly CaseSignal[];
}

const children = `
  select c.id as "caseId", p.id, p.name, p.number, p.born_on as "bornOn", c.school_id as "schoolId", s.name as school,
         p.municipality,
         (select coalesce(json_agg(json_build_object('signal', f.signal, 'on', f.fired_on, 'explains', f.explains)
                                   order by f.fired_on, f.id), '[]')
            from signal_firing f where f.case_id = c.id and f.withdrawn_at is null and not f.counted_only) as signals
    from case_file c join pupil p on p.id = c.pupil_id join organisation s on s.id = c.school_id
   where c.id = any($1)`;

/** Cases as they are now, in the order of the ids; those that the person may not see are left out. */
export async function readAllNow(open: Open, books: Casebooks, caseIds: readonly string[]): Promise<CaseNow[]> {
  const ids = [...new Set(caseIds)];
  const kept = new Map((await readCases(open, books, ids)).map((one) => [one.id, one]));
  const rows = await open.sql<Row>(children, [ids]);
  const parties = await partiesOf(open, ids);
  const now = rows.map(({ caseId, signals, ...child }): [string, CaseNow] => {
    const one = kept.get(caseId)!;
    return [caseId, { ...one, etag: `"${one.seq}"`, child, signals, parties: parties.get(caseId) ?? [] }];
  });
  const byId = new Map(now);
  await keepLooks(
    open,
    now.map(([, one]) => one),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Who reads a case by a broken glass does so for the reason that he gave. */
async function keepLooks(open: Open, cases: readonly CaseNow[]): Promise<void> {
  const seen = cases.map((one) => ({ one, because: relationTo(open, one) }));
  const watched = seen.filter(({ because }) => because === 'watches').map(({ one }) => one.id);
  const reasons = watched.length > 0 ? await reasonsOfGlass(open, watched) : new Map<string, string>();
  for (const { one, because } of seen) {
    const reason = reasons.get(one.id);
    const why = reason === undefined ? because : `break-glass: ${reason}`;
    open.looked({ pupils: [one.child.id], cases: [one.id], because: why });
  }
}

/** By what somebody sees a case: the nearest thing that he has to do with it. */
function relationTo({ who }: Open, { state, parties }: CaseNow): string {
  if ('task' in who) return who.task === 'rights' ? 'answers-for-data' : 'family';
  const mine = parties.filter(({ organisationId, isInvolved }) => organisationId === who.organisation && isInvolved);
  if (mine.some(({ role }) => role === state.director)) return 'directs';
  return mine.length > 0 ? 'takes-part' : 'watches';
}

/** @throws Problem `not-found`, also for a case that this person may not know of */
export async function readNow(open: Open, books: Casebooks, caseId: string): Promise<CaseNow> {
  const [now] = await readAllNow(open, books, [caseId]);
  if (!now) throw new Problem('not-found');
  return now;
}

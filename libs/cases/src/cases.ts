import { type Open, type Person, Problem } from '@app/platform';
import { type Act, type Facts, type Instant, type LocalDate, type TraceLine, refusalInWords } from '@app/rules';
import { recordAct, type RefusedAct } from './act';
import { actBy, actorIn } from './actor';
import { catchUp } from './calendars/catch-up';
import { currentCalendar, lockCalendars } from './calendars/kept-days';
import type { Casebooks } from './casebook';
import { type CaseNow, readAllNow, readNow } from './case-now';
import { Change, type Joining } from './change';
import { openCaseOf } from './children/case-of-child';
import { expectOn } from './region/held-regions';
import { lockCases, momentIn, readCases } from './kept-case';
import { isRepeated, type OnceKey, rememberOnce } from './once';
import { addParties, type ChildOfCase, childOfCase, leaveOutSchool, rolesOf } from './parties';
import { CaseProblem } from './problem';
import { writeChanges } from './write-changes';

/** What a case is opened with, or what joins the open one: the signal is said before it. */
export interface NewCase extends Joining {
  readonly pupilId: string;
  readonly workflow: string;
  readonly firstDayAbsent: LocalDate;
  /** Those that the workflow does not declare are left out. */
  readonly facts?: Facts;
  /** What holds unless the agreement says otherwise. */
  readonly assumed?: Facts;
  /** Where the child is, when who opens the case does not see it before. */
  readonly child?: ChildOfCase;
}

/** How an act came in. */
export interface ActOptions {
  /** The `etag` that the person saw. */
  readonly ifMatch?: string;
  /** An idempotency key: the same act again does nothing. */
  readonly key?: string;
  /** What is kept with it, if it is done: a form that was filled in. */
  readonly along?: (open: Open<Person>) => Promise<void>;
}

/** Case files: the only way to open and change one. */
export class Cases {
  constructor(private readonly books: Casebooks) {}

  /**
   * Opens the case of a child, or adds the workflow to the one that is open.
   *
   * @returns the id of the case
   * @throws Problem `not-found` for a child out of sight
   * @throws CaseProblem `not-agreed-here` for an unknown workflow, `region-not-on` in a region that is not switched on
   */
  async open(open: Open, opening: NewCase): Promise<string> {
    const running = await openCaseOf(open, opening);
    if (running === undefined) return this.openNew(open, opening);
    const { workflow } = opening;
    await this.change(open, running, (change, at) => change.join(expectAgreed(change, workflow), at, opening));
    return running;
  }

  /** What opened a workflow no longer holds: it ends, and with it the case if nothing else runs. */
  async withdraw(open: Open, caseId: string, workflow: string, said: readonly TraceLine[] = []): Promise<void> {
    await this.change(open, caseId, (change, at) => change.withdraw(workflow, at, said));
  }

  /**
   * An act of a person on a case, after everything that was planned until now.
   *
   * @throws Problem `not-found`; `changed-meanwhile` (409) for another etag, with `current`
   * @throws CaseProblem `step-already-done` (409) with `current`; `act-refused` (422) with the rules' reason;
   *   `region-not-on` (422)
   */
  async act(open: Open<Person>, caseId: string, act: Act, { ifMatch, key, along }: ActOptions = {}): Promise<CaseNow> {
    const [locked] = await lockCases(open, [caseId], 'wait');
    const roles = locked ? await rolesOf(open, caseId, open.who.organisation) : [];
    if (roles.length === 0) throw new Problem('not-found');
    const once: OnceKey | undefined = key === undefined ? undefined : { key, caseId, asked: act };
    if (once && (await isRepeated(open, once))) return this.read(open, caseId);
    const seen = await this.read(open, caseId);
    if (ifMatch !== undefined && ifMatch !== seen.etag)
      throw new Problem('changed-meanwhile', undefined, { current: seen });
    if (act.act === 'reopen') await catchUp(open, this.books, seen);
    const current = act.act === 'reopen' ? await this.read(open, caseId) : seen;
    const role = actorIn(current.state, act, roles);
    if (act.act === 'reopen') await expectNoOther(open, current);
    const refused = await recordAct(open, current, actBy(act, role), { role, personId: open.who.id });
    if (refused) throw problemOf(act, refused, current);
    await along?.(open);
    if (once) await rememberOnce(open, once);
    // A guest who answered, or a party that left, has nothing more to see: what it did stands, and it is told of the case as it saw it.
    const [after] = await this.readAll(open, [caseId]);
    return after ?? { ...current, isLast: true };
  }

  /**
   * The case as the person may see it now.
   *
   * @throws Problem `not-found`, also for a case that he may not know of
   */
  read(open: Open, caseId: string): Promise<CaseNow> {
    return readNow(open, this.books, caseId);
  }

  /** Cases of a list as they are now, in its order. */
  readAll(open: Open, caseIds: readonly string[]): Promise<CaseNow[]> {
    return readAllNow(open, this.books, caseIds);
  }

  private async openNew(open: Open, asked: NewCase): Promise<string> {
    const { workflow, firstDayAbsent, assumed, facts, sets, byHand } = asked;
    const id = await addFile(open, asked);
    const book = (await this.books.of(open, [id])).get(id)!;
    expectOn(book);
    const agreed = book.agreements.get(workflow);
    if (!agreed) throw new CaseProblem('not-agreed-here', workflow);
    if (agreed.opens.sets?.enrolled === false) await leaveOutSchool(open, id, asked.by?.role);
    const given = { ...assumed, ...agreed.opens.sets, ...facts, ...sets };
    const known = Object.fromEntries(Object.entries(given).filter(([name]) => name in agreed.facts));
    const opening = { at: open.nowMs, workflow, firstDayAbsent, facts: known, ...(byHand && { byHand }) };
    await writeChanges(open, [Change.opening(id, opening, book, asked)]);
    return id;
  }

  private async change(open: Open, caseId: string, happen: (change: Change, at: Instant) => void): Promise<void> {
    await lockCases(open, [caseId], 'wait');
    const [kept] = await readCases(open, this.books, [caseId]);
    if (!kept) throw new Problem('not-found');
    expectOn(kept.book);
    const change = new Change(kept);
    const at = momentIn(kept, open);
    change.advance(at);
    happen(change, at);
    await writeChanges(open, [change]);
  }
}

function expectAgreed({ kept }: Change, workflow: string): string {
  if (!kept.book.agreements.has(workflow)) throw new CaseProblem('not-agreed-here', workflow);
  return workflow;
}

/**
 * The file and its parties, before anything is in it. Ids rise with time: cases that were opened together are due
 * together, and then their rows stand together in every index that begins with the case.
 */
async function addFile(open: Open, { pupilId, firstDayAbsent, child, by }: NewCase): Promise<string> {
  const of = child ?? (await childOfCase(open, pupilId));
  if (!of) throw new Problem('not-found');
  const [{ id }] = (await open.sql<{ id: string }>('select uuidv7() as id')) as [{ id: string }];
  await lockCalendars(open, of.regionId, 'shared');
  await open.sql(
    `insert into case_file
       (id, region_id, pupil_id, school_id, municipality, phase, opened_at, first_day_absent, calendars)
     select $1, $2, $3, $4, $5, 'open', $6, $7, array[coalesce(
       (select ${currentCalendar('s')} from organisation s where s.id = $4), '0.0')]`,
    [id, of.regionId, pupilId, of.schoolId, of.municipality, open.now, firstDayAbsent],
  );
  await addParties(open, [{ ...of, caseId: id, ...(by && { openedBy: by.role }) }]);
  return id;
}

/** A child has one open case: what would open a second one again is done in the first. */
async function expectNoOther(open: Open, { id, child }: CaseNow): Promise<void> {
  const other = await openCaseOf(open, { pupilId: child.id });
  if (other === undefined || other === id) return;
  const sentence = { nl: 'van dit kind is een ander dossier open', en: 'another case of this child is open' };
  throw new CaseProblem('act-refused', sentence.en, { sentence });
}

/** A refusal in the words of the door: a step that somebody else finished first is a lost race. */
function problemOf(act: Act, { refused, state }: RefusedAct, current: CaseNow): Error {
  const step = 'step' in act ? state.steps[act.step] : undefined;
  if (act.act === 'done' && step?.state === 'done') return new CaseProblem('step-already-done', undefined, { current });
  return new CaseProblem('act-refused', refused, { sentence: refusalInWords(refused) });
}

import type { Mistake, Open, Person } from '@app/platform';
import { type Act, decisionKey } from '@app/rules';
import type { CaseNow } from '../case-now';
import type { Cases } from '../cases';
import { lockCases } from '../kept-case';
import { CaseProblem } from '../problem';
import { agendaOfMeeting } from './agenda';
import { type DecisionDraft, decisionsAt, type WrittenDecision } from './draft-decisions';
import { guestsAt } from './items';
import { type AtTable, expectDay, type Meeting, presentAt, type Table } from './meetings';
import { atCase } from './participants';

type Kept = Meeting & { readonly id: string };

/** What a decision says before it can be a step. */
const needed = ['what', 'party', 'within', 'ladder'] as const;

/**
 * Makes the minutes of a meeting final: each decision becomes a step of its case, or is asked of whoever was not there. Minutes
 * are what was decided, by whom, by when, and nothing else. All in one transaction, or nothing.
 *
 * @throws CaseProblem `minutes-not-final` while a decision lacks what, party, term or ladder, with each that it lacks in
 *   `errors`; `nobody-was-there` while it is not written down who was there; `act-refused` before the day of the meeting, or when the agreement does not allow a decision
 */
export async function makeFinal(
  open: Open<Person>,
  cases: Cases,
  { table, meeting }: { table: Table; meeting: Kept },
): Promise<void> {
  expectDay(meeting, table);
  await expectSomebodyThere(open, meeting);
  // Who writes on one now waits, and hears that it became a step.
  await open.sql('select from table_decision where meeting_id = $1 order by id for update', [meeting.id]);
  const drafts = await decisionsAt(open, meeting);
  expectWhole(drafts);
  const items = await agendaOfMeeting(open, cases, meeting);
  const spokenOf = items.filter(
    ({ discussedAt, now }) => discussedAt || drafts.some(({ caseId }) => caseId === now.id),
  );
  await lockCases(
    open,
    spokenOf.map(({ now }) => now.id),
    'wait',
  );
  const there = await thereAt(open, table, meeting);
  const present = await presentAt(open, meeting);
  const guests = await guestsAt(open, meeting);
  for (const { now } of spokenOf) {
    const ofCase = drafts.filter(({ caseId }) => caseId === now.id);
    const { participants } = atCase(now, { present, guests: guests.get(now.id) ?? [] });
    await settle(open, cases, { meeting, item: now, drafts: ofCase, there, participants });
  }
  await open.sql(`update table_meeting set final_at = $2, final_by_id = $3 where id = $1`, [
    meeting.id,
    open.now,
    open.who.id,
  ]);
}

/** Minutes without a word of who was there would ask everybody for consent as if nobody had come. */
async function expectSomebodyThere(open: Open<Person>, meeting: Meeting): Promise<void> {
  if ((await presentAt(open, meeting)).length > 0) return;
  const sentence = { nl: 'er is nog niet opgeschreven wie er was', en: 'it was not written down yet who was there' };
  throw new CaseProblem('nobody-was-there', sentence.en, { sentence });
}

function expectWhole(drafts: readonly WrittenDecision[]): void {
  const errors = drafts.flatMap((draft, place) =>
    needed
      .filter((key) => draft[key] === undefined)
      .map((key): Mistake => {
        return { pointer: `/decisions/${place}/${key}`, detail: `Decision ${draft.id} lacks ${key}` };
      }),
  );
  if (errors.length === 0) return;
  const sentence = {
    nl: 'niet elk besluit zegt wat, wie, wanneer en met welke escalatietabel',
    en: 'not every decision says what, who, by when and with which ladder',
  };
  throw new CaseProblem('minutes-not-final', sentence.en, { errors, sentence });
}

/** Whether an organisation was there when a case was discussed. */
type There = (organisation: string | undefined, caseId: string) => boolean;

/** Who was there, by what is written down now. */
export async function thereAt(open: Open<Person>, { organisationId }: Table, meeting: Meeting): Promise<There> {
  const present = new Set([organisationId, ...(await presentAt(open, meeting)).map(({ id }) => id)]);
  const guests = await guestsAt(open, meeting);
  return (organisation, caseId) =>
    organisation !== undefined &&
    (present.has(organisation) || (guests.get(caseId) ?? []).some(({ id }) => id === organisation));
}

interface Settling {
  readonly meeting: Kept;
  readonly item: CaseNow;
  readonly drafts: readonly WrittenDecision[];
  readonly there: There;
  readonly participants: readonly AtTable[];
}

async function settle(
  open: Open<Person>,
  cases: Cases,
  { meeting, item, drafts, there, participants }: Settling,
): Promise<void> {
  let now = await cases.act(open, item.id, { act: 'discuss' });
  for (const draft of drafts) {
    const step = decisionKey(now.state.steps);
    const party = now.parties.find(({ role }) => role === draft.party);
    now = await cases.act(open, item.id, actOf(draft, step, !there(party?.organisationId, item.id)));
    await open.sql('update table_decision set step = $2 where id = $1', [draft.id, step]);
  }
  await open.sql(
    `insert into table_item (meeting_id, case_id, discussed_at, discussed_seq, participants) values ($1, $2, $3, $4, $5)
     on conflict (meeting_id, case_id) do update set discussing = false, discussed_seq = $4, participants = $5,
            discussed_at = coalesce(table_item.discussed_at, $3)`,
    [meeting.id, item.id, open.now, now.seq, participants.map(({ id }) => id)],
  );
}

/** What becomes of a draft that has all it needs. */
export function actOf({ what, party, within, ladder }: DecisionDraft, step: string, absent: boolean): Act {
  return { act: 'decide', step, what: what!, of: party!, within: within!, ladder: ladder!, ...(absent && { absent }) };
}

/** The cases of which a meeting spoke, with who took part and what was decided: all that its minutes say. */
export interface MinutesItem {
  readonly now: CaseNow;
  readonly decisions: readonly WrittenDecision[];
  readonly participants: readonly AtTable[];
}

/** The minutes of a meeting, of the cases that this person sees. */
export async function minutesOf(open: Open<Person>, cases: Cases, meeting: Meeting): Promise<MinutesItem[]> {
  const rows = await open.sql<{ caseId: string; participants: AtTable[] }>(
    `select i.case_id as "caseId",
            coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'role', o.role) order by o.role, o.name)
                        from organisation o where o.id = any(i.participants)), '[]') as participants
       from table_item i where i.meeting_id = $1 and i.discussed_seq is not null order by i.discussed_at, i.case_id`,
    [meeting.id ?? null],
  );
  const decisions = await decisionsAt(open, meeting);
  const all = await cases.readAll(
    open,
    rows.map(({ caseId }) => caseId),
  );
  const took = new Map(rows.map(({ caseId, participants }) => [caseId, participants]));
  return all.map((now) => ({
    now,
    decisions: decisions.filter(({ caseId }) => caseId === now.id),
    participants: took.get(now.id) ?? [],
  }));
}

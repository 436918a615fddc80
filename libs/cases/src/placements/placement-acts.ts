import type { Open, Person } from '@app/platform';
import type { LocalDate } from '@app/rules';
import type { Casebooks } from '../casebook';
import { isRepeated, rememberOnce } from '../once';
import { type ActingOn, expectPast, expectState, fulfilBy, lockPlacement, setRequest } from './acting-on';
import type { PlacementTask } from './case-steps';
import { dayIn } from './days';
import { extend } from './extend';
import { refusedPlacement } from './refused';
import { start } from './start';
import type { EndedAs, ExtendedBecause, FollowUp, FollowUpMonths, OfferRefusedBecause } from './words';

/** What is done with a place that is offered, or had. */
export type PlacementAct =
  | { readonly act: 'accept' }
  | { readonly act: 'refuse'; readonly because: OfferRefusedBecause }
  | { readonly act: 'withdraw' }
  | { readonly act: 'start'; readonly on: LocalDate; readonly seen: boolean }
  | { readonly act: 'review'; readonly on: LocalDate }
  | { readonly act: 'plan-outflow'; readonly on: LocalDate }
  | {
      readonly act: 'extend';
      readonly because: ExtendedBecause;
      readonly decidedBy: 'placement-committee' | 'board';
    }
  | { readonly act: 'end'; readonly on: LocalDate; readonly as: EndedAs }
  | {
      readonly act: 'follow-up';
      readonly months: FollowUpMonths;
      readonly on: LocalDate;
      readonly found: FollowUp;
    };

/** Those that whoever directs the case does as well as the alliance: he speaks for the family, and plans what comes after. */
export const actsOfDirector: readonly PlacementAct['act'][] = ['accept', 'refuse', 'review', 'plan-outflow'];

/**
 * Does something with a place that was offered, or that somebody has.
 *
 * @throws Problem `not-found`; CaseProblem `act-refused`, `no-capacity`
 */
export async function onPlacement(
  open: Open<Person>,
  books: Casebooks,
  { id, key, act }: { readonly id: string; readonly key: string; readonly act: PlacementAct },
): Promise<void> {
  const placement = await lockPlacement(open, id);
  const once = { key, caseId: placement.caseId, asked: { id, act } };
  if (await isRepeated(open, once)) return;
  await perform({ open, books, placement, today: await dayIn(open) }, act);
  await rememberOnce(open, once);
}

async function perform(acting: ActingOn, act: PlacementAct): Promise<void> {
  switch (act.act) {
    case 'accept':
      expectState(acting, 'offered');
      await answerOffer(acting, 'accepted');
      await setRequest(acting, 'placed');
      return fulfilBy(acting, 'answer', 'accepted');
    case 'refuse':
      expectState(acting, 'offered');
      await answerOffer(acting, 'refused', act.because);
      return fulfilBy(acting, 'answer', 'refused');
    case 'withdraw':
      expectState(acting, 'offered');
      await answerOffer(acting, 'withdrawn');
      return fulfilBy(acting, 'answer', 'expired');
    case 'start':
      return start(acting, act);
    case 'review':
      return look(acting, { on: act.on, column: 'reviewed_on', task: 'review' });
    case 'plan-outflow':
      return look(acting, { on: act.on, column: 'outflow_planned_on', task: 'outflow' });
    case 'extend':
      return extend(acting, act);
    case 'end':
      return end(acting, act.on, act.as);
    case 'follow-up':
      return followUp(acting, act);
  }
}

async function answerOffer({ open, placement }: ActingOn, state: string, because: string | null = null) {
  await open.sql('update placement set state = $2, answered_at = $3, refused_because = $4 where id = $1', [
    placement.id,
    state,
    open.now,
    because,
  ]);
}

interface Looking {
  readonly on: LocalDate;
  readonly column: 'reviewed_on' | 'outflow_planned_on';
  readonly task: PlacementTask;
}

async function look(acting: ActingOn, { on, column, task }: Looking): Promise<void> {
  expectState(acting, 'started');
  expectPast(acting, on);
  await acting.open.sql(`update placement set ${column} = $2 where id = $1`, [acting.placement.id, on]);
  await fulfilBy(acting, task);
}

async function end(acting: ActingOn, on: LocalDate, as: EndedAs): Promise<void> {
  expectState(acting, 'started');
  expectPast(acting, on);
  await acting.open.sql(`update placement set state = 'ended', ended_on = $2, ended_as = $3 where id = $1`, [
    acting.placement.id,
    on,
    as,
  ]);
  await setRequest(acting, 'ended');
  await fulfilBy(acting, 'end', as);
}

async function followUp(
  acting: ActingOn,
  { months, on, found }: Extract<PlacementAct, { act: 'follow-up' }>,
): Promise<void> {
  expectState(acting, 'ended');
  expectPast(acting, on);
  const { open, placement } = acting;
  const kept = await open.sql(
    `insert into placement_follow_up (placement_id, months, case_id, alliance_id, asked_on, found)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning months`,
    [placement.id, months, placement.caseId, placement.allianceId, on, found],
  );
  if (kept.length === 0) throw refusedPlacement('dat is al nagevraagd', 'that was asked already');
  await fulfilBy(acting, 'followUp', found);
}

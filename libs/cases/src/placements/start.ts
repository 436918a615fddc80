import type { LocalDate } from '@app/rules';
import { type ActingOn, expectPast, expectState, fulfilBy, setRequest } from './acting-on';
import { noCapacity, refusedPlacement } from './refused';
import { payers } from './words';

/**
 * The first day: the child was seen there, or it did not come and waits again. Nobody begins while it is not known who
 * pays, nor in a place that somebody has not left yet, whatever was agreed.
 *
 * @throws CaseProblem `act-refused`, `no-capacity`
 */
export async function start(
  acting: ActingOn,
  { on, seen }: { readonly on: LocalDate; readonly seen: boolean },
): Promise<void> {
  expectState(acting, 'accepted');
  expectPast(acting, on);
  if (!seen) return notStarted(acting);
  const { open, placement } = acting;
  if (!payers.some((one) => one === placement.payer)) {
    throw refusedPlacement('besluit eerst wie deze plaatsing betaalt', 'decide first who pays this placement');
  }
  await expectLeft(acting);
  const moved = await open.sql(
    `update placement set state = 'started', started_on = $2 where id = $1 and ends_on >= $2 returning id`,
    [placement.id, on],
  );
  if (moved.length === 0) throw refusedPlacement('de plaatsing is al voorbij', 'the placement is over already');
  await fulfilBy(acting, 'start', 'started');
}

async function notStarted(acting: ActingOn): Promise<void> {
  await acting.open.sql(`update placement set state = 'not-started' where id = $1`, [acting.placement.id]);
  await setRequest(acting, 'waiting');
  await fulfilBy(acting, 'start', 'not-started');
}

/** That two are there at once the database refuses as well; this says it in words. */
async function expectLeft({ open, placement: { facilityId, place } }: ActingOn): Promise<void> {
  const there = await open.sql(`select from placement where facility_id = $1 and place = $2 and state = 'started'`, [
    facilityId,
    place,
  ]);
  if (there.length > 0) throw noCapacity();
}

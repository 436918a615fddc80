import { randomUUID } from 'node:crypto';
import type { Open, Person } from '@app/platform';
import type { Casebooks } from '../casebook';
import { isRepeated, rememberOnce } from '../once';
import { fulfil, leavePlacement } from './case-steps';
import { dayIn } from './days';
import { type NewOffer, offerPlace } from './offer';
import { refusedPlacement } from './refused';
import { closeRequest, expectWaiting, isSoughtIn, type LockedRequest, lockRequest } from './requests';
import { type PayerState, payers, type RequestRefusedBecause, type ReturnedBecause } from './words';

/** What is done with a request. The alliance does all but the last two, which are of whoever asked. */
export type RequestAct =
  | { readonly act: 'check'; readonly as: 'fits' | 'payer-unclear' }
  | { readonly act: 'decline'; readonly because: RequestRefusedBecause }
  | { readonly act: 'set-payer'; readonly payer: PayerState }
  | { readonly act: 'give-back'; readonly because: ReturnedBecause }
  | ({ readonly act: 'offer' } & NewOffer)
  | { readonly act: 'ask-again' }
  | { readonly act: 'withdraw' };

/** Those that are of whoever asked for the place. */
export const actsOfAsker: readonly RequestAct['act'][] = ['ask-again', 'withdraw'];

interface Acting {
  readonly open: Open<Person>;
  readonly books: Casebooks;
  readonly request: LockedRequest;
}

/**
 * Does something with a request for a place.
 *
 * @throws Problem `not-found`; CaseProblem `act-refused`, `no-capacity`
 */
export async function onRequest(
  open: Open<Person>,
  books: Casebooks,
  { id, key, act }: { readonly id: string; readonly key: string; readonly act: RequestAct },
): Promise<void> {
  const request = await lockRequest(open, id);
  const once = { key, caseId: request.caseId, asked: { id, act } };
  if (await isRepeated(open, once)) return;
  await perform({ open, books, request }, act);
  await rememberOnce(open, once);
}

async function perform(acting: Acting, act: RequestAct): Promise<void> {
  const { open, books, request } = acting;
  switch (act.act) {
    case 'check':
      return check(acting, act.as);
    case 'decline':
      expectWaiting(request);
      await closeRequest(open, request.id, 'refused', act.because);
      await fulfilBy(acting, 'check', 'does-not-fit');
      return fulfilBy(acting, 'decision', 'refused');
    case 'set-payer':
      return setPayer(acting, act.payer);
    case 'give-back':
      return giveBack(acting, act.because);
    case 'offer':
      return offerPlace(open, books, { request, asked: act });
    case 'ask-again':
      if (request.state !== 'returned') throw refusedPlacement('zij is niet teruggegeven', 'it was not given back');
      return setState(acting, 'waiting');
    case 'withdraw':
      if (request.state !== 'returned') expectWaiting(request);
      return withdraw(acting);
  }
}

const fulfilBy = (
  { open, books, request: { caseId } }: Acting,
  task: 'check' | 'decision' | 'payer',
  outcome: string,
) => fulfil(open, books, { caseId, task, outcome, by: { role: open.who.roles[0]!, personId: open.who.id } });

async function setState({ open, request }: Acting, state: LockedRequest['state']): Promise<void> {
  await open.sql('update placement_request set state = $2 where id = $1', [request.id, state]);
}

/** With the last request of a case its agreement on placements ends as well. */
async function withdraw(acting: Acting): Promise<void> {
  const { open, books, request } = acting;
  await setState(acting, 'withdrawn');
  if (!(await isSoughtIn(open, request.caseId))) await leavePlacement(open, books, request.caseId);
}

/** The place suits the child; whether somebody pays may still be open. From then on it waits in the line. */
async function check(acting: Acting, as: 'fits' | 'payer-unclear'): Promise<void> {
  const { open, request } = acting;
  expectWaiting(request);
  await open.sql('update placement_request set checked_as = $2 where id = $1', [request.id, as]);
  await fulfilBy(acting, 'check', as);
}

/** Who pays, or that nobody agrees on it: since that day it is disputed, and the case's own step goes on until it is decided. */
async function setPayer(acting: Acting, payer: PayerState): Promise<void> {
  const { open, request } = acting;
  if (!['waiting', 'returned', 'placed'].includes(request.state)) {
    throw refusedPlacement('deze aanvraag is afgehandeld', 'this request is settled');
  }
  if (request.payer === payer) return;
  await open.sql('update placement_request set payer = $2, payer_since = $3 where id = $1', [
    request.id,
    payer,
    await dayIn(open),
  ]);
  if (payers.some((one) => one === payer)) await fulfilBy(acting, 'payer', 'decided');
}

/** The request goes back to the school: counted each time, with the reason. */
async function giveBack(acting: Acting, because: ReturnedBecause): Promise<void> {
  const { open, request } = acting;
  expectWaiting(request);
  await setState(acting, 'returned');
  await open.sql(
    `insert into placement_return (id, request_id, case_id, alliance_id, because, returned_at, by_person_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [randomUUID(), request.id, request.caseId, request.allianceId, because, open.now, open.who.id],
  );
}

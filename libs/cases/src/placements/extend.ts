import { sqlState } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { regionOf } from '../people';
import { calendarOfCase, moveEnd } from './case-steps';
import { longerThan } from './days';
import { facilityToOffer } from './offer';
import { type ActingOn, expectState } from './acting-on';
import { noCapacity, refusedPlacement } from './refused';
import type { ExtendedBecause } from './words';

/** As the case keeps it, of which the step is extended. */
const inWords: Readonly<Record<ExtendedBecause, string>> = {
  'return-not-ready': 'De plaatsing is verlengd: de terugkeer is nog niet klaar.',
  'next-place-not-free': 'De plaatsing is verlengd: de volgende plek is nog niet vrij.',
  examinations: 'De plaatsing is verlengd vanwege toetsen of examens.',
};

/**
 * Makes a placement longer by six school weeks: once by the placement committee, after that only by its board. Not into
 * days that are given to somebody else.
 *
 * @throws CaseProblem `act-refused`, `no-capacity`
 */
export async function extend(
  acting: ActingOn,
  { because, decidedBy }: { readonly because: ExtendedBecause; readonly decidedBy: 'placement-committee' | 'board' },
): Promise<void> {
  expectState(acting, 'started');
  const { open, books, placement } = acting;
  if (placement.extensions > 0 && decidedBy !== 'board') {
    throw refusedPlacement('een tweede verlenging besluit het bestuur', 'the board decides on a second extension');
  }
  const calendar = await calendarOfCase(open, books, placement.caseId, async () =>
    books.calendar((await regionOf(open, open.who.region)).settings),
  );
  const to = longerThan(placement.endsOn, calendar);
  await expectThere(acting, to);
  await move(acting, to, because);
  const by = { role: open.who.roles[0]!, personId: open.who.id };
  await moveEnd(open, books, { caseId: placement.caseId, to, reason: inWords[because], by });
}

async function expectThere({ open, placement }: ActingOn, to: LocalDate): Promise<void> {
  const { validUntil } = await facilityToOffer(open, placement.facilityId);
  if (validUntil === null || to <= validUntil) return;
  throw refusedPlacement('de voorziening is er dan niet meer', 'the facility is not there then');
}

async function move({ open, placement }: ActingOn, to: LocalDate, because: ExtendedBecause): Promise<void> {
  try {
    await open.sql(
      `update placement set ends_on = $2, extensions = extensions + 1, extended_because = $3 where id = $1`,
      [placement.id, to, because],
    );
  } catch (error) {
    throw sqlState(error) === '23P01' ? noCapacity() : error;
  }
}

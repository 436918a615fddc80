import { type CaseNow, isGuest } from '@app/cases';
import {
  agreementOf,
  alarmsOf,
  type CaseState,
  type ClockState,
  consequenceOf,
  isOfFamily,
  type LocalDate,
  type Role,
} from '@app/rules';
import type { CaseFile } from './case.shapes';
import { childOf, daysAtHome, daysOn, directorOf, partyOf, type Seen } from './case.parts';
import { titlesApartIn, titlesIn, toldBy } from './case.words';
import type { ActName } from '../shapes';
import { stepView } from './step.view';

/** A case as a person sees it at a moment. */
export function caseView(seen: Seen): CaseFile {
  const { now, roles, agenda } = seen;
  const { state, book, child, parties } = now;
  const titles = titlesIn(now);
  const today = book.calendar.dateAt(seen.moment.getTime());
  const days = daysAtHome(state, today);
  const steps = Object.values(state.steps).filter((step) => step.state !== 'ended');
  return {
    id: now.id,
    child: { ...childOf(now, today), name: child.name },
    firstDayAbsent: state.firstDayAbsent,
    ...(days !== undefined && { daysAtHome: days }),
    phase: state.phase,
    ...closedOf(seen),
    workflows: state.workflows.map(({ workflow: id, running }) => ({
      id,
      title: titles.workflow(id),
      version: agreementOf(book, id).version,
      running,
    })),
    facts: { ...state.facts },
    factTypes: factTypesOf(now),
    director: { ...partyOf(parties, directorOf(state)), rule: state.directorRule ?? '' },
    ...(state.proposal && { proposal: proposalOf(state.proposal) }),
    parties: parties.map(({ role, isInvolved }) => ({
      ...partyOf(parties, role),
      takesPart: isInvolved,
      ...(seen.leaving?.includes(role) && { mayLeave: true }),
    })),
    ...nextOf(now),
    steps: steps.map((step) => stepView(step, seen)),
    clocks: Object.values(state.clocks).map((clock) => clockOf(clock, today, now)),
    agenda,
    ...(seen.criminalRoute && { criminalRoute: seen.criminalRoute }),
    onRegionalList: state.onRegionalList,
    outcomes: outcomesOf(now),
    acts: [...actsOn(now, roles), ...(seen.mayPropose && state.phase === 'open' ? (['propose'] as const) : [])],
    ...(now.isLast && { isLast: true }),
    etag: now.etag,
  };
}

/** How a case ended, and since when the child is back. */
function closedOf({ now, returnedOn }: Seen): Pick<CaseFile, 'closed'> {
  const { phase, closedAs } = now.state;
  if (phase === 'open' || closedAs === undefined) return {};
  return { closed: { outcome: closedAs, ...(returnedOn && { returnedOn }) } };
}

function factTypesOf({ state, book }: CaseNow): Record<string, 'boolean' | 'date' | string[]> {
  const running = state.workflows.filter(({ running: runs }) => runs);
  const facts = running.flatMap(({ workflow }) => Object.entries(agreementOf(book, workflow).facts));
  return Object.fromEntries(facts.map(([name, type]) => [name, typeof type === 'string' ? type : [...type]]));
}

function proposalOf({ responsible, rule, due, missed }: NonNullable<CaseState['proposal']>) {
  return { role: responsible, rule, answerBefore: due.on, missed };
}

function nextOf(now: CaseNow): Pick<CaseFile, 'next'> {
  const { state, book } = now;
  const [first] = alarmsOf(state).toSorted((one, other) => one.at - other.at);
  if (!first) return {};
  const on = book.calendar.dateAt(first.at);
  const sentence = consequenceOf(first, { told: toldBy(first, state), on, titles: titlesApartIn(now) });
  return { next: { at: book.calendar.write(first.at), sentence } };
}

function clockOf(clock: ClockState, today: LocalDate, now: CaseNow): CaseFile['clocks'][number] {
  const id = clock.name;
  const [rung] = clock.alarms.filter(({ kind }) => kind === 'rung').toSorted((one, other) => one.at - other.at);
  return {
    id,
    title: titlesIn(now).of(id),
    from: clock.from,
    weeks: Math.max(0, Math.floor(daysOn(clock, today) / 7)),
    paused: clock.pausedOn !== undefined,
    ...(clock.due && { dueOn: clock.due.on }),
    ...(rung && { next: { id: rung.alarm, on: rung.on, told: toldBy(rung, now.state) } }),
  };
}

/** The words with which the running workflows close, and the one that waits to be confirmed first. */
function outcomesOf({ state, book }: CaseNow): string[] {
  const agreed = state.workflows.flatMap(({ workflow }) =>
    agreementOf(book, workflow).steps.flatMap(({ outcomes }) =>
      Object.values(outcomes).flatMap(({ closes }) => closes ?? []),
    ),
  );
  return [...new Set([...(state.closing ? [state.closing] : []), ...agreed])];
}

function actsOn({ state, parties }: CaseNow, roles: readonly string[]): ActName[] {
  if (isGuest(roles)) return [];
  const isDirector = roles.includes(directorOf(state));
  const isOfficer = roles.includes('compulsory-education');
  if (state.phase !== 'open') return isOfficer || isDirector ? ['reopen'] : [];
  const answers = state.proposal && roles.includes(state.proposal.responsible);
  return [
    'set',
    ...(answers ? (['accept', 'refuse'] as const) : []),
    ...(isDirector && parties.some(({ role }) => isOfFamily(role as Role)) ? (['ask-family'] as const) : []),
    ...(isDirector && !state.brought ? (['bring'] as const) : []),
    ...(isOfficer ? (['close'] as const) : []),
    'correct',
  ];
}

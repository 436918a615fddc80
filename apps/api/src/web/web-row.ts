import type { CaseNow } from '@app/cases';
import type { Person } from '@app/platform';
import { addDays, type Alarm, alarmsOf, consequenceOf, type LocalDate, type StepState } from '@app/rules';
import { childOf, directorOf, partyOf, rolesIn } from '../cases/case.parts';
import { titlesIn, toldBy } from '../cases/case.words';
import { hiddenIn } from '../cases/confidential';
import { isLate, stepItem } from '../cases/step.view';
import type { Words } from '../shapes';
import type { Standing } from './standing';
import type { WebRow } from './web.shapes';

/** How far ahead one looks. */
const fourWeeks = 28;

/** The titles of an answer, each once: ten thousand cases have the same forty. */
export class TitleList {
  readonly all: Words[] = [];
  private readonly places = new Map<string, number>();

  placeOf(title: Words): number {
    const key = `${title.nl}\n${title.en}`;
    const known = this.places.get(key) ?? this.all.push(title) - 1;
    this.places.set(key, known);
    return known;
  }
}

/** What a row is made of beside the case. */
export interface RowParts {
  readonly who: Person;
  readonly moment: Date;
  readonly titles: TitleList;
}

/** A case in the web, in so far as the person may know. */
export function webRowOf(stands: Standing, known: CaseNow, parts: RowParts): WebRow {
  const { who, moment } = parts;
  const hidden = hiddenIn(known, who);
  const now = hidden ? hidden.now() : known;
  const { state, parties, book } = now;
  const today = book.calendar.dateAt(moment.getTime());
  const key = stands.step && (hidden ? hidden.name(stands.step.key) : stands.step.key);
  const step = key === undefined ? undefined : state.steps[key];
  return {
    caseId: now.id,
    child: childOf(now, today),
    firstDayAbsent: state.firstDayAbsent,
    ...(stands.daysAtHome !== undefined && { daysAtHome: stands.daysAtHome }),
    director: partyOf(parties, directorOf(state)),
    ...(state.proposal && { proposed: partyOf(parties, state.proposal.responsible) }),
    phase: state.phase,
    clock: stands.clock,
    waiting: stands.waiting,
    ...(step && { step: stepItem(step, { now, roles: rolesIn(now, who), moment }) }),
    ...(step && { since: step.waiting?.since ?? step.startedOn }),
    ...(stands.nudgedOn && { nudgedOn: stands.nudgedOn }),
    today: stands.today,
    figures: [...stands.figures],
    knots: knotsOf(now, parts),
    ...comingOf(now, today, parts),
  };
}

function knotsOf(now: CaseNow, { titles, moment }: RowParts): WebRow['knots'] {
  const names = titlesIn(now);
  return Object.values(now.state.steps)
    .filter(({ state }) => state !== 'ended')
    .map((step) => ({
      title: titles.placeOf(names.of(step.key)),
      state: knotState(step, moment),
      startedOn: step.startedOn,
      dueOn: step.due.on,
      ...(step.settledOn && { doneOn: step.settledOn }),
    }));
}

function knotState(step: StepState, moment: Date): WebRow['knots'][number]['state'] {
  if (isLate(step, moment)) return 'missed';
  return step.state === 'ended' ? 'skipped' : step.state;
}

/** What goes off in the next four weeks if nobody acts, and what does so first. */
function comingOf(now: CaseNow, today: LocalDate, { titles }: RowParts): Pick<WebRow, 'comes' | 'next'> {
  const { state, book } = now;
  const names = titlesIn(now);
  const inTime = alarmsOf(state).toSorted((one, other) => one.at - other.at);
  const until = addDays(today, fourWeeks);
  const comes = inTime
    .filter(({ on }) => on <= until)
    .map((alarm) => ({
      on: alarm.on,
      kind: alarm.kind,
      id: alarm.alarm,
      told: toldBy(alarm, state),
      title: titles.placeOf(names.of(nameOf(alarm))),
    }));
  const [first] = inTime;
  if (!first) return { comes };
  const on = book.calendar.dateAt(first.at);
  const sentence = consequenceOf(first, { told: toldBy(first, state), on, titles: names });
  return { comes, next: { at: book.calendar.write(first.at), sentence } };
}

const nameOf = ({ matter }: Alarm) => matter.replace(/^(step|clock|start):/, '');

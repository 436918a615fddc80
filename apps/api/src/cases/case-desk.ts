import {
  abilityOf,
  agendaOf,
  Calendars,
  Cases,
  type CaseNow,
  decidedIn,
  expectConsulted,
  keepReturn,
  mayAct,
  returnOf,
  settledOn,
} from '@app/cases';
import { criminalRouteOf } from '@app/compulsory-education';
import { Door, type Open, type Person, Problem, Refusal } from '@app/platform';
import {
  type Act,
  basisOf,
  calendarBehind,
  type ClosedByItself,
  definitionOf,
  type LocalDate,
  type StepState,
  whyDue,
} from '@app/rules';
import { Injectable } from '@nestjs/common';
import { rolesIn } from './case.parts';
import type { CaseFile, Why } from './case.shapes';
import { caseView } from './case.view';
import { hiddenIn, meantBy, shownTo } from './confidential';
import { evidenceFor } from './evidence';
import { leavingIn, mayInCase, partnerOf } from './partners';
import { wordsAsked } from './words-asked';

/** How an act came in: what the person saw, the key under which it is done once, and the form that goes with it. */
export interface Sent {
  readonly ifMatch?: string | undefined;
  readonly key: string;
  readonly evidence?: unknown;
  /** Since which day the child is back, when the act closes the case. */
  readonly returnedOn?: LocalDate | undefined;
}

/** Hands people their cases: reads and acts behind the door, and words what comes of it. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
    private readonly calendars: Calendars,
  ) {}

  show(person: Person, id: string): Promise<CaseFile> {
    return this.door.asPerson(person, async (open) => seenBy(open, await this.cases.read(open, id)));
  }

  /** @throws Problem with `current`, the case as the person may see it now, when somebody else was first */
  act(person: Person, id: string, asked: Act, { ifMatch, key, evidence, returnedOn }: Sent): Promise<CaseFile> {
    return this.door.asPerson(person, async (open) => {
      const before = await this.cases.read(open, id);
      const act = meantBy(asked, hiddenIn(before, person));
      if (!mayAct(abilityOf(person, partnerOf(person.roles)?.grants), before, act)) throw new Problem('not-allowed');
      await expectConsulted(open, before, act);
      const along = act.act === 'done' ? evidenceFor(before, person, { ...act, evidence }) : undefined;
      try {
        const options = { ...(ifMatch && { ifMatch }), key, ...(along && { along }) };
        const after = await this.cases.act(open, id, act, options);
        if (before.state.phase === 'open') await keepReturn(open, after, returnedOn);
        return await seenBy(open, after);
      } catch (error) {
        if (!(error instanceof Refusal) || error.more.current === undefined) throw error;
        throw withCurrent(error, await seenBy(open, error.more.current as CaseNow));
      }
    });
  }

  why(person: Person, id: string, step: string): Promise<Why> {
    return this.door.asPerson(person, async (open) => {
      const now = shownTo(await this.cases.read(open, id), person);
      const found = now.state.steps[step];
      if (!found) throw new Problem('not-found');
      const explained = whyDue(found, calendarBehind(found, now.book), await this.closedFor(open, now, found));
      const { source = '' } = definitionOf(now.book, found.workflow, found.id) ?? {};
      return { ...explained, basis: basisOf(source), parts: [...explained.parts] };
    });
  }

  /** Whoever is to do a step, and when it is closed. */
  private async closedFor(
    open: Open,
    { parties, child }: CaseNow,
    step: StepState,
  ): Promise<ClosedByItself | undefined> {
    const party = parties.find(({ role }) => role === step.responsible);
    if (!party) return undefined;
    const { id, name, days } = await this.calendars.ofOrganisation(open, party.organisationId);
    return { name, days, isOwnSchool: id === child.schoolId };
  }
}

function withCurrent({ kind, status, title, detail, more }: Refusal, current: CaseFile): Refusal {
  return new Refusal({ [kind]: { status, title } }, kind, detail, { ...more, current });
}

/** A case as the person sees it who opened the door. */
export async function seenBy(open: Open<Person>, now: CaseNow): Promise<CaseFile> {
  const hidden = hiddenIn(now, open.who);
  const asked = await wordsAsked(open, [now]);
  return caseView({
    now: hidden ? hidden.now() : now,
    roles: rolesIn(now, open.who),
    mayPropose: mayInCase(open.who, now, 'propose'),
    leaving: leavingIn(now, open.who),
    moment: open.now,
    agenda: await agendaOf(open, now.id),
    settled: await settledOn(open, now.id),
    decided: await decidedIn(open, now.id),
    returnedOn: await returnOf(open, now),
    criminalRoute: await criminalRouteOf(open, now.id),
    asked: asked(now),
  });
}

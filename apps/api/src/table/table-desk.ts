import {
  actOnItem,
  addGuest,
  agendaOfMeeting,
  beginDecision,
  Cases,
  decideByAuthority,
  type DecisionDraft,
  decisionsAt,
  dropDecision,
  foreseeDecision,
  guestOf,
  guestsAt,
  type ItemAct,
  makeFinal,
  type Meeting,
  meetingOn,
  meetingsOf,
  minutesOf,
  notePresent,
  noteTime,
  openMeeting,
  orderItems,
  organisationsOf,
  presentAt,
  proposeStep,
  type Table,
  tableOf,
  wordsDecidedIn,
  writeDecision,
  type WrittenDecision,
} from '@app/cases';
import { Door, type Open, type Person, Problem, Refusal } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { seenBy } from '../cases/case-desk';
import type { CaseFile } from '../cases/case.shapes';
import { expectMay, leadsTable } from '../cases/partners';
import type {
  authorityDecision,
  decision,
  decisionDraft,
  foreseen,
  meeting,
  meetings,
  proposedStep,
  wholeDecision,
} from './table.shapes';
import { dayView, decisionView, foreseenView, itemView, minutesView } from './table.view';
import { asTerm } from '../cases/term.shapes';

type MeetingView = z.infer<typeof meeting>;
type Draft = z.infer<typeof decisionDraft>;
type WholeDraft = z.infer<typeof wholeDecision>;
type AtMeeting = Meeting & { readonly id: string };

/** The table meets: agenda, guests, decisions, minutes. */
@Injectable()
export class TableDesk {
  constructor(
    private readonly door: Door,
    private readonly cases: Cases,
  ) {}

  meetings(who: Person): Promise<z.infer<typeof meetings>> {
    return this.door.asPerson(who, async (open) => {
      const table = await tableOf(open);
      const found = await meetingsOf(open, table);
      const guest = await guestOf(open);
      return {
        table: table.name,
        mayLead: leadsTable(who),
        meetings: found.map((one) => dayView(one, table)),
        ...(guest && { guestOf: guest }),
      };
    });
  }

  show(who: Person, on: LocalDate): Promise<MeetingView> {
    return this.door.asPerson(who, async (open) => {
      const table = await tableOf(open);
      return this.view(open, table, await meetingOn(open, table, on));
    });
  }

  present(who: Person, on: LocalDate, organisations: readonly string[]): Promise<MeetingView> {
    return this.leading(who, on, (open, { meeting: at }) => notePresent(open, at, organisations));
  }

  order(who: Person, on: LocalDate, cases: readonly string[]): Promise<MeetingView> {
    return this.leading(who, on, (open, { meeting: at }) => orderItems(open, at, cases));
  }

  time(who: Person, on: LocalDate, minutes: number): Promise<MeetingView> {
    return this.leading(who, on, (open, { meeting: at }) => noteTime(open, at, minutes));
  }

  item(who: Person, { on, caseId }: ItemAsked, act: ItemAct): Promise<MeetingView> {
    return this.leading(who, on, (open, { table, meeting: at }) =>
      actOnItem(open, table, { meeting: at, caseId }, act),
    );
  }

  guest(who: Person, { on, caseId }: ItemAsked, organisation: string): Promise<MeetingView> {
    return this.leading(who, on, (open, { meeting: at }) => addGuest(open, { meeting: at, caseId }, organisation));
  }

  final(who: Person, on: LocalDate): Promise<MeetingView> {
    return this.leading(who, on, (open, { table, meeting: at }) => makeFinal(open, this.cases, { table, meeting: at }));
  }

  /** Begins a decision: whoever acts for a party of the case writes on it, as the table does. */
  begin(who: Person, { on, caseId }: ItemAsked, draft: Draft): Promise<z.infer<typeof decision>> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, caseId);
      expectMay(who, now, 'draft-decision');
      const table = await tableOf(open);
      const at = leadsTable(who) ? await openMeeting(open, table, on) : await meetingOn(open, table, on);
      if (at.id === undefined) throw new Problem('not-found');
      const id = await beginDecision(open, { caseId, meeting: at.id, draft: asDraft(draft) });
      const written = (await decisionsAt(open, at)).find((one) => one.id === id)!;
      return decisionView(written, now);
    });
  }

  /** For whoever may write it. */
  foresee(who: Person, { on, caseId }: ItemAsked, draft: WholeDraft): Promise<z.infer<typeof foreseen>> {
    return this.door.asPerson(who, async (open) => {
      const now = await this.cases.read(open, caseId);
      expectMay(who, now, 'draft-decision');
      const table = await tableOf(open);
      const meeting = await meetingOn(open, table, on);
      const { within, words = '', ...rest } = draft;
      const whole = { ...rest, words, within: asTerm(within) };
      return foreseenView(await foreseeDecision(open, { table, meeting, now }, whole), now);
    });
  }

  /** @throws Problem `changed-meanwhile` with `current`: the decision in the words of the other */
  write(who: Person, { id, ifMatch }: DecisionAsked, draft: Draft): Promise<z.infer<typeof decision>> {
    return this.door.asPerson(who, (open) =>
      this.onDecision(open, async () => {
        const written = await writeDecision(open, { id, ifMatch, draft: asDraft(draft) });
        const now = await this.cases.read(open, written.caseId);
        expectMay(who, now, 'draft-decision');
        return decisionView(written, now);
      }),
    );
  }

  drop(who: Person, asked: DecisionAsked): Promise<void> {
    return this.door.asPerson(who, (open) => this.onDecision(open, () => dropDecision(open, asked)));
  }

  decide(who: Person, { id, key }: CaseAsked, asked: z.infer<typeof authorityDecision>): Promise<CaseFile> {
    return this.door.asPerson(who, async (open) => {
      expectMay(who, await this.cases.read(open, id), 'decide');
      const { within, ...rest } = asked;
      const now = await decideByAuthority(open, this.cases, {
        caseId: id,
        key,
        asked: { ...rest, within: asTerm(within) },
      });
      return seenBy(open, now);
    });
  }

  propose(who: Person, { id, key }: CaseAsked, asked: z.infer<typeof proposedStep>): Promise<CaseFile> {
    return this.door.asPerson(who, async (open) => {
      expectMay(who, await this.cases.read(open, id), 'propose');
      const { within, ...rest } = asked;
      const step = { ...rest, within: asTerm(within) };
      return seenBy(open, await proposeStep(open, this.cases, { caseId: id, key, asked: step }));
    });
  }

  private async onDecision<T>(open: Open<Person>, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refusal) || error.more.current === undefined) throw error;
      const written = error.more.current as WrittenDecision;
      const current = decisionView(written, await this.cases.read(open, written.caseId));
      throw new Problem('changed-meanwhile', undefined, { current });
    }
  }

  private leading(who: Person, on: LocalDate, work: Leading): Promise<MeetingView> {
    if (!leadsTable(who)) throw new Problem('not-allowed');
    return this.door.asPerson(who, async (open) => {
      const table = await tableOf(open);
      await work(open, { table, meeting: await openMeeting(open, table, on) });
      return this.view(open, table, await meetingOn(open, table, on));
    });
  }

  private async view(open: Open<Person>, table: Table, at: Meeting): Promise<MeetingView> {
    const mayLead = leadsTable(open.who);
    const isShown = mayLead || at.finalAt !== null || table.today >= at.agendaFrom;
    const items = isShown ? await this.items(open, table, at) : [];
    const organisations = mayLead ? await organisationsOf(open) : [];
    const now = table.calendar.write(open.nowMs);
    return { ...dayView(at, table), mayLead, now, present: await presentAt(open, at), organisations, items };
  }

  private async items(open: Open<Person>, table: Table, at: Meeting): Promise<MeetingView['items']> {
    const guests = await guestsAt(open, at);
    const decisions = await decisionsAt(open, at);
    const present = await presentAt(open, at);
    const beside = { table, who: open.who, present, guests, decisions };
    if (at.finalAt) {
      const minutes = await minutesOf(open, this.cases, at);
      return minutes.map((one) => minutesView(one, { ...beside, words: new Map() }));
    }
    const agenda = await agendaOfMeeting(open, this.cases, at);
    const words = await wordsDecidedIn(
      open,
      agenda.map(({ now }) => now.id),
    );
    return agenda.map((one) => itemView(one, { ...beside, words }));
  }
}

type Leading = (open: Open<Person>, at: { readonly table: Table; readonly meeting: AtMeeting }) => Promise<void>;

/** A case in the meeting of a day. */
export interface ItemAsked {
  readonly on: LocalDate;
  readonly caseId: string;
}

/** A decision, and what the person saw of it. */
export interface DecisionAsked {
  readonly id: string;
  readonly ifMatch: string;
}

/** A case, and the key under which something is done once in it. */
export interface CaseAsked {
  readonly id: string;
  readonly key: string;
}

function asDraft({ within, ...draft }: Draft): DecisionDraft {
  return { ...draft, ...(within && { within: asTerm(within) }) };
}

import type { Open, Person } from '@app/platform';
import type { DeclinedBecause, InvitedBecause, LocalDate } from '@app/rules';

/** An invitation as the parties of the case see it. */
export interface Invitation {
  readonly id: string;
  readonly role: string;
  readonly organisation: string;
  readonly because: InvitedBecause;
  readonly invitedAt: Date;
  readonly answerBy: LocalDate;
  readonly state: 'open' | 'accepted' | 'declined' | 'withdrawn';
  readonly declinedBecause: DeclinedBecause | null;
}

/** An invitation as whoever is invited sees it: nothing of the case, and of nobody in it. */
export interface Invited {
  readonly id: string;
  readonly role: string;
  /** The organisation that invites. */
  readonly from: string;
  readonly because: InvitedBecause;
  readonly invitedAt: Date;
  readonly answerBy: LocalDate;
}

const ofCase = `
  select i.id, i.role, o.name as organisation, i.because, i.invited_at as "invitedAt", i.answer_by as "answerBy",
         coalesce(i.answer, case when invitation_stands(i.id) then 'open' else 'withdrawn' end) as state,
         i.declined_because as "declinedBecause"
    from invitation i join organisation o on o.id = i.organisation_id
   where i.case_id = $1 order by i.seq desc`;

/** Who was invited to a case that this person sees, the newest first. */
export function invitationsOf(open: Open<Person>, caseId: string): Promise<Invitation[]> {
  return open.sql<Invitation>(ofCase, [caseId]);
}

const toOrganisation = `
  select i.id, i.role, o.name as "from", i.because, i.invited_at as "invitedAt", i.answer_by as "answerBy"
    from invitation i join organisation o on o.id = i.by_organisation_id
   where i.organisation_id = $1 and invitation_stands(i.id)
   order by i.answer_by, i.seq`;

/** What a person's organisation is invited to, and did not answer yet. */
export function invitationsTo(open: Open<Person>): Promise<Invited[]> {
  return open.sql<Invited>(toOrganisation, [open.who.organisation]);
}

import type { Language, Open } from '@app/platform';
import type { LocalDate } from '@app/rules';
import { glassToReview } from './mail-templates';
import { heldUpFor } from './telling';

/** A message that is about to be sent, as it is now. */
export interface MessageToSend {
  readonly id: string;
  readonly caseId: string;
  /** What it is about: `step:KEY`, `clock:NAME`, `direction`, or empty for the whole case. */
  readonly matter: string;
  readonly template: string;
  /** The date of what it tells. */
  readonly on: LocalDate;
  readonly email: string;
  readonly language: Language;
  /** It is told together with others because cases were taken over, and no outage held it up. */
  readonly afterTakeOver: boolean;
  /** Not what was done, skipped, ended or answered since, or waits now. */
  readonly isTrue: boolean;
}

/**
 * The step that asks for a decision is named after the rung and the matter, a question after who is asked and the step, an
 * invitation after who is invited.
 */
const matterOf = `
  select coalesce(t.event ->> 'matter', 'step:' || (t.event -> 'act' ->> 'step'), '') as caused,
         coalesce(t.event ->> 'alarm', t.event -> 'act' ->> 'to') as rung, t.event -> 'act' ->> 'of' as asked,
         t.event -> 'act' ->> 'what' as what`;
const matter = `
  select case when o.template like 'glass-%' or o.template like 'right-%' then '' else case o.template
           when 'handover-proposed' then 'direction'
           when 'decision-asked' then 'step:' || rung || '-of-' || substring(caused from position(':' in caused) + 1)
           when 'decision-to-answer' then 'step:answer-to-' || substring(caused from position(':' in caused) + 1)
           when 'step-proposed' then case when caused like 'step:answer-to-%' then caused
                else 'step:answer-to-' || substring(caused from position(':' in caused) + 1) end
           when 'party-invited' then 'step:invitation-to-' || asked
           when 'question-asked' then 'step:question-to-' || asked || '-on-' || substring(caused from position(':' in caused) + 1)
           when 'family-asked' then 'step:agreed-with-' || asked || '-' || what
           when 'mediation-asked' then 'step:mediation'
           else caused end end as matter
    from (${matterOf}) c`;

/** Whether a message still holds. A withdrawal that was held up with all that it withdraws says nothing. */
const isTrue = `
  case
    when o.template = 'withdrawal' then not o.late or exists (
      select from timeline e join outbox sent using (case_id, seq)
       where e.case_id = o.case_id and e.seq < o.seq and sent.person_id = o.person_id
         and sent.settled_at is not null and sent.dropped is null)
    when o.template like 'right-%' and o.template <> 'right-told' then exists (
      select from rights_request r join membership m on m.organisation_id = r.organisation_id
       where r.case_id = o.case_id and m.person_id = o.person_id and r.answered_at is null)
    when o.template in (${glassToReview.map((name) => `'${name}'`).join(', ')}) then exists (
      select from break_glass g where g.case_id = o.case_id and g.reviewed_at is null)
    when o.template = 'regional-list' then c.on_regional_list
    when o.template = 'handover-missed' then c.proposed_until < $2::date
    when matter = 'direction' then c.proposed_role = o.recipient
    when o.template = 'review' then s.state = 'waiting'
    when o.template in ('question-answered', 'invitation-declined', 'decision-declined', 'step-answered') then s.state = 'done'
    when o.template = 'decision-asked' then s.state in ('open', 'waiting')
    when matter like 'step:%' then s.state = 'open' and s.revision = coalesce((t.event ->> 'revision')::int, s.revision)
    when matter = 'clock:silence' then c.phase = 'open' and not exists (
      select from alarm a where a.case_id = o.case_id and a.matter = m.matter
                            and a.revision > (t.event ->> 'revision')::int)
    when matter like 'clock:%' then c.phase = 'open'
    else true end`;

/**
 * By which words something is told. A family is not written to as a partner is, and what it does is not missed: what is
 * still open is asked once more, and of whoever directs that he asks what helps.
 */
const wording = `
  case when o.recipient in ('parents', 'young-person') then
         case when o.template in ('family-asked', 'decision-taken') then 'family-asked'
              when o.template = 'question-answered' then 'family-answered'
              when o.template = 'right-told' then 'right-told'
              when o.template = 'reminder' and s.missed_at > $2 then 'family-reminder'
              else 'family-open' end
       when s.responsible in ('parents', 'young-person') then 'family-waits'
       when o.template = 'reminder' and s.missed_at <= $2 then 'missed-partner'
       when o.template = 'question-reminder' and s.missed_at <= $2 then 'question-missed'
       else o.template end`;

/**
 * Message $1; when it is late, all of its person that are, in one order, so that two at once wait for each other instead
 * of for ever. One that lay in the queue during an outage is not taken: it is handed over again with the others. A
 * reminder of a step whose due date has passed meanwhile says that.
 */
const toSend = `
  with one as materialized (
    select id, person_id, late from outbox where id = $1 and coalesce(queued_at, now()) >= now() - ${heldUpFor}),
  together as materialized (
    select id from one union
    select l.id from one join outbox l using (person_id) where one.late and l.late and l.settled_at is null)
  select o.id, o.case_id as "caseId", matter, t.lines -> 0 ->> 'on' as "on", p.email, p.language,
         o.after_take_over as "afterTakeOver",
         ${wording} as template,
         coalesce(${isTrue}, false) as "isTrue"
    from together join outbox o using (id) join timeline t using (case_id, seq)
    join person p on p.id = o.person_id join case_file c on c.id = o.case_id
   cross join lateral (${matter}) m
    left join step s on s.case_id = o.case_id and 'step:' || s.key = matter
   where o.settled_at is null
   order by o.seq, o.id for update of o`;

/** Takes what is to be sent for a message, and holds it until the door closes; nothing when that was done. */
export function takeMessages(open: Open, id: string): Promise<MessageToSend[]> {
  return open.sql<MessageToSend>(toSend, [id, open.now]);
}

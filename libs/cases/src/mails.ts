import { join } from 'node:path';
import { type Language, type MailTemplate, mailTemplate, type Open } from '@app/platform';
import { type CaseEvent, dayInWords, type LocalDate, recipientsInWords } from '@app/rules';

/** A message that is about to be sent, with the event that caused it. */
export interface OutboxMessage {
  readonly id: string;
  readonly caseId: string;
  readonly seq: number;
  readonly recipient: string;
  readonly template: string;
  readonly event: CaseEvent;
  readonly email: string;
  readonly language: Language;
}

/** The allow-list of every mail: nothing about a child, and a link that asks for a sign-in. */
const fields = ['partner', 'dueOn', 'nextOn', 'nextTold', 'link'] as const;
type Field = (typeof fields)[number];

/** What `mail_of` and the outbox can name. */
export const mailNames = [
  'reminder',
  'review',
  'missed-partner',
  'missed-watcher',
  'missed-team-lead',
  'missed-table',
  'missed-management',
  'missed-authority',
  'handover-proposed',
  'handover-missed',
  'decision-asked',
  'silence',
  'time-at-home',
  'regional-list',
  'withdrawal',
] as const;

export type MailTemplates = ReadonlyMap<string, MailTemplate<Field>>;

/** Beside the folder of agreements and that of the web: everything is started from the root of the project. */
const folder = join('libs', 'cases', 'src', 'mails');

/** Reads every mail in both languages. */
export function readMails(): MailTemplates {
  return new Map(mailNames.map((name) => [name, mailTemplate(folder, name, fields)]));
}

interface About {
  due_on: LocalDate | null;
  partner: string | null;
  next_on: LocalDate | null;
  next_tell: readonly string[] | null;
  director_role: string;
}

/**
 * What a mail is about: the step, proposal or clock of its event, who is waited for, and which rung comes next. For
 * a case as a whole that is the director.
 */
const about = `
  select coalesce(s.due_on, case when $2 = 'direction' then c.proposed_until end) as due_on, o.name as partner,
         a.line_on as next_on, a.tell as next_tell, c.director_role
    from case_file c
    left join step s on s.case_id = c.id and 'step:' || s.key = $2
    left join case_party p on p.case_id = c.id
          and p.role = coalesce(s.responsible, case when $2 = 'direction' then c.proposed_role end, c.director_role)
    left join organisation o on o.id = p.organisation_id
    left join lateral (select line_on, tell from alarm where case_id = c.id and matter = $2 and kind = 'rung'
                        order by at, rank limit 1) a on true
   where c.id = $1`;

/** The fields of one mail, in the language of who gets it. */
export async function mailFields(open: Open, message: OutboxMessage, address: string) {
  const { caseId, event, language, template } = message;
  const [row] = await open.sql<About>(about, [caseId, matterOf(event, template)]);
  const { due_on, partner, next_on, next_tell, director_role } = row!;
  const told = (next_tell ?? []).map((recipient) => recipient.replace(/^director\b/, director_role));
  const day = (date: LocalDate | null) => date && dayInWords(date)[language];
  return {
    partner: partner ?? '',
    dueOn: day(due_on),
    nextOn: told.length > 0 ? day(next_on) : null,
    nextTold: told.length > 0 ? recipientsInWords(told)[language] : null,
    link: `${address}/cases/${caseId}`,
  };
}

function matterOf(event: CaseEvent, template: string): string {
  if (template === 'handover-proposed') return 'direction';
  if (event.kind === 'fired') return event.matter;
  return event.kind === 'act' && 'step' in event.act ? `step:${event.act.step}` : '';
}

import { type Mail, type Open, renderMail } from '@app/platform';
import { dayInWords, type LocalDate, namedWhere, recipientsInWords } from '@app/rules';
import { glassToReview, type MailTemplates } from './mail-templates';
import type { MessageToSend } from './messages-to-send';

/** What mails are made with. */
export interface Writing {
  readonly templates: MailTemplates;
  /** Where the web app is: links begin with it. */
  readonly address: string;
}

interface About {
  due_on: LocalDate | null;
  partner: string | null;
  next_on: LocalDate | null;
  next_tell: readonly string[] | null;
  director_role: string;
}

/** A mail with more lines is of no use to anybody: it says how many there are beside these. */
const mostLines = 200;

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

/**
 * The mail that tells messages of one person, in his language: the usual one of a single message, one line each for those
 * that were held up together, or that cases tell at once which were taken over.
 */
export async function mailOf(open: Open, messages: readonly MessageToSend[], writing: Writing): Promise<Mail> {
  const told: Told[] = [];
  for (const message of messages.slice(0, mostLines)) told.push({ message, about: await aboutOf(open, message) });
  const [first] = told as [Told];
  if (told.length === 1) return usualMail(first, writing);
  const { afterOutage, afterTakeOver } = writing.templates;
  const isOfTakeOver = messages.every((message) => message.afterTakeOver);
  return renderMail(isOfTakeOver ? afterTakeOver : afterOutage, first.message.language, {
    lines: told.toSorted(byDate).map((one) => lineOf(one, writing)),
    more: Math.max(0, messages.length - mostLines),
    address: writing.address,
  });
}

interface Told {
  readonly message: MessageToSend;
  readonly about: About;
}

async function aboutOf(open: Open, { caseId, matter }: MessageToSend): Promise<About> {
  const [row] = await open.sql<About>(about, [caseId, matter]);
  return row!;
}

function usualMail({ message, about: of }: Told, { templates, address }: Writing): Mail {
  const { language, template } = message;
  const named = (of.next_tell ?? []).map((recipient) => namedWhere(of.director_role, recipient));
  const told = [...new Set(named)];
  const day = (date: LocalDate | null) => date && dayInWords(date)[language];
  return renderMail(templates.each.get(template)!, language, {
    partner: of.partner ?? '',
    dueOn: day(of.due_on),
    nextOn: told.length > 0 ? day(of.next_on) : null,
    nextTold: told.length > 0 ? recipientsInWords(told)[language] : null,
    link: linkTo(message, address),
  });
}

/** What a message says in one line: the subject of its own mail, and the date by which something is asked. */
function lineOf(told: Told, writing: Writing) {
  const { message, about: of } = told;
  const day = dayInWords(dateOf(told))[message.language];
  return {
    what: usualMail(told, writing).subject,
    partner: of.partner ?? '',
    dueOn: isAsked(told) ? day : null,
    on: day,
    link: linkTo(message, writing.address),
  };
}

/** A step that waits has a due date that nobody is held to. */
const isAsked = ({ message, about: of }: Told) => of.due_on !== null && message.template !== 'review';
const dateOf = (told: Told) => (isAsked(told) ? told.about.due_on! : told.message.on);
const byDate = (one: Told, other: Told) => dateOf(one).localeCompare(dateOf(other));
/**
 * Who is invited does not see the case yet, and answers where all that is asked of him stands; who reviews never sees it; a family
 * has its own page.
 */
function linkTo({ caseId, template }: MessageToSend, address: string): string {
  if (toReview.has(template)) return `${address}/break-glass`;
  if (template === 'right-told') return `${address}/family`;
  if (template.startsWith('right-')) return `${address}/rights`;
  if (template === 'party-invited') return `${address}/my-day`;
  return toFamily.has(template) ? `${address}/family` : `${address}/cases/${caseId}`;
}

const toReview: ReadonlySet<string> = new Set(glassToReview);
const toFamily: ReadonlySet<string> = new Set(['family-asked', 'family-reminder', 'family-open', 'family-answered']);

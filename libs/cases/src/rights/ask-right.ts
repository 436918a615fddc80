import { type Open, Problem } from '@app/platform';
import { isOfFamily, type LocalDate, type Role, rightsOn } from '@app/rules';
import { casesOfRelative } from '../families/of-relative';
import { CaseProblem } from '../problem';
import { expectOn } from '../region/held-regions';
import { type Right, rightsWorkflow } from './right';
import { begun, bookOfRequest, keepRun, type RightsParts } from './run';
import { tellAnswering } from './tell-of-rights';

/** What is asked, of one organisation. */
export interface AskedRight {
  readonly id: string;
  readonly right: Right;
  readonly of: string;
  /** Of the family itself: what it is about. */
  readonly words?: string | undefined;
}

/** Who asks: somebody of the family on his own page, or by a letter that somebody wrote down. */
interface Asker {
  readonly role: 'parents' | 'young-person';
  readonly personId: string | null;
  readonly recordedBy: string;
  /** Without, today. */
  readonly receivedOn?: LocalDate | undefined;
}

const known = 'select from rights_request where id = $1';

/**
 * Somebody of a family asks about its own data. Sent again under the same id it is asked once.
 *
 * @throws Problem `not-found` for a case that is not his, a supporter, and an organisation that takes no part in the case
 * @throws CaseProblem `asked-already`; `asks-himself` for a parent of who is sixteen
 */
export async function askedByRelativeOfRight(
  open: Open,
  parts: RightsParts,
  { personId, caseId, asked }: { readonly personId: string; readonly caseId: string; readonly asked: AskedRight },
): Promise<void> {
  const [relative] = await casesOfRelative(open, personId, caseId);
  if (!relative || relative.kind === 'supporter') throw new Problem('not-found');
  if ((await open.sql(known, [asked.id])).length > 0) return;
  await keepAsked(open, parts, { caseId, asked, by: { role: relative.role, personId, recordedBy: personId } });
}

/** A letter about a case, as who answers for one of its parties writes it down. */
export interface Letter {
  readonly caseId: string;
  readonly asked: AskedRight;
  readonly role: 'parents' | 'young-person';
  readonly receivedOn: LocalDate;
}

/**
 * Writes down what came as a letter: its clock counts from the day on which that came.
 *
 * @throws Problem `not-found` for a case in which that organisation takes no part
 * @throws CaseProblem `asked-already`, `received-later`
 */
export async function askedByLetter(
  open: Open,
  parts: RightsParts,
  { letter, by }: { readonly letter: Letter; readonly by: string },
): Promise<void> {
  const { caseId, asked, role, receivedOn } = letter;
  if ((await open.sql(known, [asked.id])).length > 0) return;
  await keepAsked(open, parts, { caseId, asked, by: { role, personId: null, recordedBy: by, receivedOn } });
}

/** An organisation of which something can be asked in a case. */
export interface Askable {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

const askable = `
  select distinct o.id, o.name, o.role
    from case_party p join organisation o on o.id = p.organisation_id
   where p.case_id = $1 and not o.is_family and (p.involved_at is not null or p.role in ('school', 'process-director'))
     and o.role in ('school', 'alliance', 'youth-health', 'neighbourhood-team', 'compulsory-education')
   order by o.name`;

/** Who answers for data about the child of a case: its parties, the school and the office that watches. */
export function askableIn({ sql }: Open, caseId: string): Promise<Askable[]> {
  return sql<Askable>(askable, [caseId]);
}

/** A case of somebody's child, and of whom something can be asked in it. */
export interface AskableCase {
  readonly id: string;
  /** The given name. */
  readonly child: string;
  readonly organisations: readonly Askable[];
}

/** The cases in which somebody of a family can ask: not as a supporter, who does not speak for it. */
export async function askableByRelative(open: Open, personId: string): Promise<AskableCase[]> {
  const found: AskableCase[] = [];
  for (const { caseId, kind } of await casesOfRelative(open, personId)) {
    if (kind === 'supporter') continue;
    const [child] = await open.sql<{ id: string; name: string }>(
      'select p.id, p.name from case_file c join pupil p on p.id = c.pupil_id where c.id = $1',
      [caseId],
    );
    open.looked({ pupils: [child!.id], cases: [caseId], because: 'family' });
    found.push({ id: caseId, child: child!.name.split(' ')[0]!, organisations: await askableIn(open, caseId) });
  }
  return found;
}

interface Kept {
  readonly caseId: string;
  readonly asked: AskedRight;
  readonly by: Asker;
}

interface Child {
  readonly regionId: string;
  readonly pupilId: string;
  readonly bornOn: LocalDate;
  readonly agreementId: string | null;
}

const childOf = `
  select c.region_id as "regionId", c.pupil_id as "pupilId", p.born_on as "bornOn",
         (select a.id from agreement a where a.region_id = c.region_id and a.workflow = '${rightsWorkflow}'
           order by a.version desc limit 1) as "agreementId"
    from case_file c join pupil p on p.id = c.pupil_id where c.id = $1`;

const insert = `
  insert into rights_request (id, region_id, case_id, pupil_id, organisation_id, asked_right, asked_by_role, asked_by,
                              received_on, recorded_by, recorded_at, words, agreement_id, state, last_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '{}', $11) on conflict do nothing returning id`;

async function keepAsked(open: Open, parts: RightsParts, { caseId, asked, by }: Kept): Promise<void> {
  const organisation = (await askableIn(open, caseId)).find(({ id }) => id === asked.of);
  const [child] = await open.sql<Child>(childOf, [caseId]);
  if (!organisation || !child || isOfFamily(organisation.role)) throw new Problem('not-found');
  const { regionId, pupilId, bornOn, agreementId } = child;
  if (agreementId === null) throw new CaseProblem('not-agreed-here', rightsWorkflow);
  const book = await bookOfRequest(open, parts, { caseId, agreementId });
  expectOn(book);
  const today = book.calendar.dateAt(open.nowMs);
  const receivedOn = by.receivedOn ?? today;
  if (receivedOn > today) throw refused('received-later', 'deze dag is nog niet geweest', 'this day is still to come');
  if (by.role === 'parents' && rightsOn(bornOn, today).youngPersonDecides) {
    throw refused(
      'asks-himself',
      'vanaf zestien jaar vraagt een jongere dit zelf',
      'from sixteen a young person asks this',
    );
  }
  const made = await open.sql(insert, [
    asked.id,
    regionId,
    caseId,
    pupilId,
    organisation.id,
    asked.right,
    by.role,
    by.personId,
    receivedOn,
    by.recordedBy,
    open.now,
    asked.words ?? null,
    agreementId,
  ]);
  if (made.length === 0)
    throw refused(
      'asked-already',
      'dit is al gevraagd en wacht op antwoord',
      'this was asked already and waits for an answer',
    );
  const at = receivedOn === today ? open.nowMs : book.calendar.startOf(receivedOn);
  const facts = { right: asked.right, 'asked-of': organisation.role };
  const run = begun({ at, workflow: rightsWorkflow, firstDayAbsent: receivedOn, facts }, open.nowMs, book);
  await keepRun(open, asked.id, run, by.recordedBy);
  await tellAnswering(open, { caseId, organisationId: organisation.id }, 'right-asked');
}

const refused = (kind: 'received-later' | 'asks-himself' | 'asked-already', nl: string, en: string) =>
  new CaseProblem(kind, en, { sentence: { nl, en } });

import { randomUUID } from 'node:crypto';
import { type Open, type Person, Problem } from '@app/platform';
import { type Agreement, type ByHand, type Facts, type LocalDate, momentsOf } from '@app/rules';
import type { Agreements } from './agreements/agreements';
import type { Cases } from './cases';
import { openCaseOf, runsOutOfSight } from './children/case-of-child';
import { caseUnder, rememberOnce } from './once';
import type { ChildOfCase } from './parties';
import { regionOf } from './people';
import { CaseProblem } from './problem';
import { keepRemark, type Remark } from './remarks';

/** A child as a person names it who may not see it yet. */
export interface NamedChild {
  /** The number of the school; left out by the school itself. */
  readonly school?: string | undefined;
  /** The pupil as the school numbers it; the birth date shows that this child is meant. */
  readonly pupil: string;
  readonly bornOn: LocalDate;
}

/** A case as a person opens it, without a signal. */
export interface AskedByHand extends NamedChild {
  readonly workflow: string;
  readonly firstDayAbsent: LocalDate;
  readonly reason: ByHand['reason'];
  readonly remark?: string | undefined;
  readonly facts?: Facts | undefined;
}

/** A child that was found, and where it is. */
export interface Found extends ChildOfCase {
  readonly pupilId: string;
}

const find = `
  select pupil_id as "pupilId", school_id as "schoolId", municipality, region_id as "regionId"
    from open_by_hand($1, $2, $3, $4)`;

/**
 * Opens the case of a child by hand, or adds the workflow to its open one, of which the opener is then a party.
 *
 * @returns the id of the case
 * @throws Problem `not-found` for a child that this organisation does not answer for, or that is not there
 * @throws CaseProblem `not-agreed-here`, `runs-already`, `case-elsewhere`, or `act-refused` for a day that is still to come
 */
export async function openByHand(
  open: Open<Person>,
  { agreements, cases }: { readonly agreements: Agreements; readonly cases: Cases },
  { key, asked }: { readonly key: string; readonly asked: AskedByHand },
): Promise<string> {
  const before = await caseUnder(open, key, asked);
  if (before !== undefined) return before;
  await expectFit(open, agreements, asked);
  const { workflow, firstDayAbsent, facts } = asked;
  const { pupilId, ...child } = await findChild(open, asked);
  const running = await openCaseOf(open, { pupilId, workflow });
  if (running !== undefined) await expectNew(open, cases, running, workflow);
  const remark: Remark | undefined =
    asked.remark === undefined ? undefined : { id: randomUUID(), category: 'reason', text: asked.remark };
  const byHand: ByHand = { reason: asked.reason, ...(remark && { remark: remark.id }) };
  const by = { role: open.who.roles[0]!, personId: open.who.id };
  const opening = { pupilId, workflow, firstDayAbsent, ...(facts && { facts }) };
  const caseId = await cases.open(open, { ...opening, child, byHand, by });
  if (remark) await keepRemark(open, caseId, remark, open.who.id);
  await rememberOnce(open, { key, caseId, asked });
  return caseId;
}

/**
 * Finds a child of which a person opens a case, and lets his organisation into the one that is open.
 *
 * @throws Problem `not-found` for a child that this organisation does not answer for, or that is not there
 * @throws CaseProblem `case-elsewhere` when its case is at another school, out of sight
 */
export async function findChild(open: Open<Person>, { school, pupil, bornOn }: NamedChild): Promise<Found> {
  const [found] = await open.sql<Found>(find, [school ?? null, pupil, bornOn, open.now]);
  if (!found) throw new Problem('not-found');
  await expectInSight(open, found.pupilId);
  return found;
}

/** The agreements of the person's region that a person opens, in their newest version. */
export async function openedByHand(open: Open<Person>, agreements: Agreements): Promise<Agreement[]> {
  const newest = (await agreements.newest(open, [open.who.region])).get(open.who.region)!;
  const found = await agreements.byId(open, newest.values());
  return found.map(({ agreement }) => agreement).filter(({ opens }) => opens.byHand);
}

async function expectFit(open: Open<Person>, agreements: Agreements, asked: AskedByHand): Promise<void> {
  const { workflow, firstDayAbsent, reason, remark } = asked;
  const known = await openedByHand(open, agreements);
  if (!known.some((one) => one.workflow === workflow)) {
    const sentence = {
      nl: 'deze regio heeft niet afgesproken dat dit met de hand begint',
      en: 'this region has not agreed that this is opened by hand',
    };
    throw new CaseProblem('not-agreed-here', workflow, { sentence });
  }
  const { settings } = await regionOf(open, open.who.region);
  if (firstDayAbsent > momentsOf(settings.zone).dateAt(open.nowMs)) {
    throw refused('de eerste dag van verzuim is nog niet geweest', 'the first day absent is still to come');
  }
  if (reason === 'other' && remark === undefined) throw refused('schrijf op welke reden', 'say which reason');
}

/** A child has one case, also when it is opened at another school, of whose case this organisation is no party. */
async function expectInSight(open: Open<Person>, pupilId: string): Promise<void> {
  if (!(await runsOutOfSight(open, pupilId))) return;
  const sentence = {
    nl: 'van dit kind loopt al een dossier bij een andere school: overleg met de leerplichtambtenaar',
    en: 'a case of this child is open at another school: speak to the compulsory-education officer',
  };
  throw new CaseProblem('case-elsewhere', undefined, { sentence });
}

/** A second workflow joins a case; the same one does not. */
async function expectNew(open: Open<Person>, cases: Cases, caseId: string, workflow: string): Promise<void> {
  const { state } = await cases.read(open, caseId);
  if (!state.workflows.some((one) => one.workflow === workflow && one.running)) return;
  const sentence = { nl: 'deze afspraken lopen al voor deze leerling', en: 'this agreement runs already' };
  throw new CaseProblem('runs-already', workflow, { sentence });
}

const refused = (nl: string, en: string) => new CaseProblem('act-refused', en, { sentence: { nl, en } });

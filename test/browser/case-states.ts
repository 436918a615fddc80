import type { Visit } from './visit';

interface Step {
  step: string;
  state: string;
  acts: string[];
  comes: { kind: string; id: string }[];
}
interface Case {
  id: string;
  phase: string;
  acts: string[];
  steps: Step[];
}

/** States of a case that nobody in the demonstration brought it to: each looked for, and else brought about as people do. */

async function casesSeen(visit: Visit): Promise<Case[]> {
  const { items } = await visit.ask<{ items: { id: string }[] }>('/cases');
  return Promise.all(items.map(({ id }) => visit.ask<Case>(`/cases/${id}`)));
}

const mayDo = (name: string) => (step: Step) => step.step.endsWith(name) && step.acts.includes('done');

/** A case in which a letter to the family is asked of an officer; the child was notified for the first time. */
export async function aLetterToWrite(visit: Visit): Promise<string> {
  const cases = await casesSeen(visit);
  const asked = cases.find(({ steps }) => steps.some(mayDo('notice-letter')));
  if (asked) return `/cases/${asked.id}?show=papers`;
  const one = cases.find(({ steps }) => steps.some(mayDo('triage')))!;
  const { step } = one.steps.find(mayDo('triage'))!;
  await visit.tell(`/cases/${one.id}/acts`, { act: 'done', step, outcome: 'first-time' });
  return `/cases/${one.id}?show=papers`;
}

/** A case that is closed and can be opened again: of the last one in the list, so that the first ones stay as they are. */
export async function aClosedCase(visit: Visit): Promise<string> {
  const cases = await casesSeen(visit);
  const closed = cases.find(({ phase }) => phase !== 'open');
  if (closed) return `/cases/${closed.id}`;
  const { id } = cases.findLast(({ acts }) => acts.includes('close'))!;
  await visit.tell(`/cases/${id}/acts`, { act: 'close', outcome: 'moved' });
  return `/cases/${id}`;
}

/** A case in which the youth doctor was asked for a consult. */
export async function aConsultAsked(visit: Visit): Promise<string> {
  const cases = await casesSeen(visit);
  const asked = cases.find(({ steps }) => steps.some(({ step, state }) => step === 'consult' && state === 'open'))!;
  return `/cases/${asked.id}?show=people`;
}

const isWithParents = ({ steps }: Case) => steps.some(({ step }) => step.startsWith('agreed-with-parents'));

/** Whether something was agreed with parents in a case that somebody sees. */
export const hasFamily = async (visit: Visit) => (await casesSeen(visit)).some(isWithParents);

/** A case of which the parents said that they see it otherwise, as its school reads it. */
export async function seenOtherwise(visit: Visit): Promise<string> {
  const cases = await casesSeen(visit);
  const { id } = cases.find(isWithParents)!;
  const read = await visit.ask<{ disagreements: object[] }>(`/cases/${id}/disagreements`);
  if (read.disagreements.length === 0) {
    const { id: school } = await visit.ask<{ id: string }>('/me');
    await visit.whoever('parents', async () => {
      const { cases: own, kind } = await visit.ask<{ cases: { id: string }[]; kind: string }>('/family');
      return kind !== 'supporter' && own.some((one) => one.id === id);
    });
    await visit.tell(`/family/cases/${id}/disagreements`, {
      about: 'plan',
      wish: 'Eerst alleen de ochtenden, en pas na de kerstvakantie ook gymnastiek.',
    });
    await visit.signIn(school);
  }
  return `/cases/${id}?show=papers`;
}

/** A case of which the parents asked to have something corrected, and were answered, as its school reads it. */
export async function corrected(visit: Visit): Promise<string> {
  const cases = await casesSeen(visit);
  const { id } = cases.find(isWithParents)!;
  const read = await visit.ask<{ beside: object[] }>(`/cases/${id}/rights`);
  if (read.beside.length === 0) {
    const { id: school, organisation } = await visit.ask<{ id: string; organisation: { id: string } }>('/me');
    await visit.whoever('school', async () => {
      const me = await visit.ask<{ may: { readLog: boolean }; organisation: { id: string } }>('/me');
      return me.may.readLog && me.organisation.id === organisation.id;
    });
    const words = 'Onze dochter was in oktober ziek gemeld; dat staat er nu als spijbelen.';
    const letter = {
      case: id,
      of: organisation.id,
      right: 'correction',
      by: 'parents',
      receivedOn: '2026-12-04',
      words,
    };
    await visit.tell('/rights', letter);
    const { requests } = await visit.ask<{ requests: { id: string; case: string }[] }>('/rights');
    const reason = 'De drie dagen in oktober staan nu als ziek. Over november houdt de school haar opgave aan.';
    await visit.tell(`/rights/${requests.find((one) => one.case === id)!.id}/answer`, { outcome: 'partly', reason });
    await visit.signIn(school);
  }
  return `/cases/${id}?show=papers`;
}

/** A case with a step that was missed so long that it is above the partners. */
export async function escalatedFar(visit: Visit): Promise<string> {
  const cases = await casesSeen(visit);
  const { id } = cases.find(({ steps }) => steps.some(isAbovePartners))!;
  return `/cases/${id}`;
}

/** A step that is late, of which every rung that tells partners has gone off. */
const isAbovePartners = ({ state, comes }: Step) =>
  state === 'missed' && comes.every(({ kind, id }) => kind !== 'rung' || /^R[5-9]/.test(id));

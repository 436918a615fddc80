import { type Act, type Actor, type CaseState, partners } from '@app/rules';

/**
 * The role in which an organisation does an act, of those that it has in the case: the party that is asked, else the
 * director, else whatever it is. The rules decide whether that role may.
 */
export function actorIn(state: CaseState, act: Act, roles: readonly string[]): string {
  const step = 'step' in act ? state.steps[act.step] : undefined;
  const asked = 'step' in act ? step?.responsible : state.proposal?.responsible;
  const isAnswer = 'step' in act || act.act === 'accept' || act.act === 'refuse';
  const preferred = [
    act.act === 'withdraw-question' ? step?.question?.from : undefined,
    isAnswer ? asked : undefined,
    act.act === 'propose' ? roles.find((role) => (partners as readonly string[]).includes(role)) : undefined,
    act.act === 'discuss' ? 'table' : undefined,
    act.act === 'decide' ? ((step ?? state.steps[act.answers ?? ''])?.responsible ?? 'table') : undefined,
    act.act === 'leave' ? act.of : undefined,
    act.act === 'close' ? 'compulsory-education' : undefined,
    state.director,
  ];
  return preferred.find((role) => role !== undefined && roles.includes(role)) ?? roles[0]!;
}

/** The act with the role that does it. */
export function actBy(act: Act, role: string): Act {
  return { ...act, by: role as Actor };
}

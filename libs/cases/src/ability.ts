import type { Person } from '@app/platform';
import { AbilityBuilder, createMongoAbility, type MongoAbility, subject } from '@casl/ability';
import type { Act } from '@app/rules';
import type { CaseNow } from './case-now';

export type May = AbilityBuilder<MongoAbility>;
/** What the people of one kind of organisation may do. */
export type Grants = (may: May, who: Person) => void;

/** Places in a contact chain whose people act; those above them read, and are told. */
const acting = ['person', 'backup', 'team-lead', 'chair'];

/** What a step is, for who may act on it. */
const onSteps = ['done', 'skip', 'wait', 'resume', 'extend', 'promise'] as const;

/**
 * What any party of a case may do: read it, act on its own steps, answer a proposal, say what is so; and when it
 * directs act on every step. Nobody may anything else until his own module says so.
 */
export function partyMay({ can }: May, who: Person): void {
  const mine = { organisation: who.organisation };
  can('read', 'CaseFile', { parties: who.organisation }).because('it is a party of the case');
  if (!who.roles.some((role) => acting.includes(role))) return;
  can([...onSteps], 'Step', mine).because('it is the party of the step');
  can([...onSteps, 'escalate'], 'Step', { director: who.organisation }).because('it directs the case');
  can(['accept', 'refuse'], 'CaseFile', { proposed: who.organisation }).because('it is asked to direct');
  // Which party closes is agreed, and the rules say it with a reason.
  can(['set', 'correct', 'close'], 'CaseFile', { parties: who.organisation }).because('it is a party of the case');
  can('reopen', 'CaseFile', { director: who.organisation }).because('it directed the case');
}

/** For whom a case may be opened by hand: the child's school, its alliance, and the office that watches it. */
export function mayOpenByHand({ can }: May, who: Person): void {
  if (!who.roles.some((role) => acting.includes(role))) return;
  can('open', 'CaseFile').because('it answers for children of its own');
}

/** Deny by default: only what the grants of the person's own kind of organisation give. */
export function abilityOf(who: Person, grants: Grants | undefined): MongoAbility {
  const builder = new AbilityBuilder(createMongoAbility);
  grants?.(builder, who);
  return builder.build();
}

/** Whether a person may do an act in a case, before the rules say whether it fits the agreement. */
export function mayAct(ability: MongoAbility, now: CaseNow, act: Act): boolean {
  const { state, parties } = now;
  const organisation = (role: string | undefined) => parties.find((party) => party.role === role)?.organisationId;
  const file = {
    parties: parties.filter(({ isInvolved }) => isInvolved).map(({ organisationId }) => organisationId),
    director: organisation(state.director ?? 'compulsory-education'),
    proposed: organisation(state.proposal?.responsible),
    watcher: organisation('process-director'),
  };
  if (!('step' in act)) return ability.can(act.act, subject('CaseFile', file));
  const step = { organisation: organisation(state.steps[act.step]?.responsible), director: file.director };
  return ability.can(act.act, subject('Step', step));
}

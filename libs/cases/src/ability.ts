import type { Person } from '@app/platform';
import { AbilityBuilder, createMongoAbility, type MongoAbility, subject } from '@casl/ability';
import type { Act, Facts } from '@app/rules';
import type { CaseNow } from './case-now';

export type May = AbilityBuilder<MongoAbility>;
/** What the people of one kind of organisation may do. */
export type Grants = (may: May, who: Person) => void;

/** Places in a contact chain whose people act; those above them read, and are told. */
const acting = ['person', 'backup', 'team-lead', 'chair'];

/** Places whose people say on which days their organisation is closed. */
const closing = ['team-lead', 'management', 'administrator'];

/** Places whose people sign for their organisation, and see how other regions agreed. */
const signing = ['team-lead', 'management', 'board'];

/** What a step is, for who may act on it. */
const onSteps = ['done', 'skip', 'wait', 'resume', 'extend', 'promise', 'answer'] as const;

/**
 * What any party of a case may do: read it, act on its own steps, answer a proposal, say what is so; and when it
 * directs act on every step. Its leads say on which days it is closed. Nobody may anything else until his own module says so.
 */
export function partyMay(may: May, who: Person): void {
  const { can } = may;
  const mine = { organisation: who.organisation };
  can('read', 'CaseFile', { parties: who.organisation }).because('it is a party of the case');
  if (who.roles.some((role) => closing.includes(role))) {
    can('close', 'Organisation', { id: who.organisation }).because('it says on which days it is closed');
  }
  if (who.roles.some((role) => signing.includes(role))) {
    can(['sign', 'compare'], 'Agreements').because('it answers for what its organisation agrees on');
  }
  if (!who.roles.some((role) => acting.includes(role))) return;
  can([...onSteps], 'Step', mine).because('it is the party of the step');
  can('answer-decision', 'Step', mine).because('it was decided or proposed that it acts');
  can('answer', 'Invitation', mine).because('it is invited');
  can('withdraw-invitation', 'Step', mine).because('it invited');
  can('withdraw-question', 'Step', { asker: who.organisation }).because('it asked');
  mayAsk(may, { parties: who.organisation });
  can('propose', 'CaseFile', { parties: who.organisation }).because('it takes part, and agrees with other parties');
  can(['read-notes', 'note', 'link', 'draft-decision'], 'CaseFile', { parties: who.organisation }).because(
    'it is a party of the case',
  );
  can('keep-family', 'CaseFile', { watcher: who.organisation }).because(
    'it watches over who has authority, and where a child lives',
  );
  // Which party closes is agreed, and the rules say it with a reason.
  can(['set', 'correct', 'close'], 'CaseFile', { parties: who.organisation }).because('it is a party of the case');
  can('leave', 'Party', mine).because('it is the party that leaves');
  mayDirect(may, who);
}

/** Whoever is asked to direct says whether he does, and whoever directs acts on every step and speaks with everybody. */
function mayDirect({ can }: May, { organisation }: Person): void {
  const directing = { director: organisation };
  can(['accept', 'refuse'], 'CaseFile', { proposed: organisation }).because('it is asked to direct');
  can([...onSteps, 'escalate', 'ask', 'withdraw-question', 'withdraw-invitation'], 'Step', directing).because(
    'it directs the case',
  );
  can(['invite', 'bring', 'ask-family', 'keep-family', 'seek-place', 'reopen'], 'CaseFile', directing).because(
    'it directs the case, and speaks with the family and the table',
  );
  can(['set', 'correct', 'close', 'propose', 'read-notes', 'note', 'link'], 'CaseFile', directing).because(
    'it directs the case, also where it is a guest in it',
  );
  can('leave', 'Party', directing).because('it directs the case');
}

/**
 * A guest of a case reads what his step needs, and does what is asked of his own organisation: its steps, the questions to
 * it, what was decided or proposed that it does, and an invitation. He speaks of nothing else, and asks nothing of others,
 * unless the agreement makes his organisation direct: a certified institution, where there is a measure.
 */
export function guestMay(may: May, who: Person): void {
  const { can } = may;
  const mine = { organisation: who.organisation };
  can('read', 'CaseFile', { parties: who.organisation }).because('it is a party of the case');
  if (!who.roles.some((role) => acting.includes(role))) return;
  can([...onSteps, 'answer-decision'], 'Step', mine).because('it is asked of its organisation');
  can('answer', 'Invitation', mine).because('it is invited');
  mayDirect(may, who);
}

/** The table leads its meetings, beside what any party may. */
export function tableMay(may: May, who: Person): void {
  partyMay(may, who);
  if (who.roles.some((role) => acting.includes(role))) may.can('lead', 'Table').because('it is the table');
}

/** Whoever holds decisive authority decides what he was asked, beside what any party may. */
export function authorityMay(may: May, who: Person): void {
  partyMay(may, who);
  if (!who.roles.some((role) => acting.includes(role))) return;
  may.can('decide', 'CaseFile', { parties: who.organisation }).because('it was asked to decide');
}

/** Who asks another party of the case, or nudges it: its parties, and who watches it. */
export function mayAsk({ can }: May, who: Readonly<Record<string, string>>): void {
  can('nudge', 'Step', who).because('it takes part in the case');
  can('ask', 'Step', { ...who, asksParty: true }).because('it takes part in the case');
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
  const file = fileOf(now);
  if (act.act === 'set' && !maySay(ability, act.facts)) return false;
  if (act.act === 'leave') return mayLeave(ability, now, act.of);
  if (!('step' in act)) return ability.can(act.act, subject('CaseFile', file));
  const { director, parties: involved, watcher } = file;
  const step = state.steps[act.step];
  const about = {
    organisation: organisationOf(now, step?.responsible),
    director,
    parties: involved,
    watcher,
    asker: organisationOf(now, step?.question?.from),
    asksParty: act.act === 'ask' && parties.some(({ role, isInvolved }) => role === act.of && isInvolved),
  };
  return ability.can(act.act, subject('Step', about));
}

/** Whether a person may say that a party of the case leaves: before the rules say whether it can. */
export function mayLeave(ability: MongoAbility, now: CaseNow, of: string): boolean {
  const party = now.parties.find(({ role, isInvolved }) => role === of && isInvolved);
  if (!party) return false;
  const about = { organisation: party.organisationId, director: fileOf(now).director };
  return ability.can('leave', subject('Party', about));
}

/** Whether a person may say that these facts hold: that absence is somebody's fault, the officer alone finds. */
export function maySay(ability: MongoAbility, facts: Facts): boolean {
  return facts['culpable'] !== true || ability.can('blame', 'CaseFile');
}

/** What a person does beside the agreement: reads notes of a case, writes one, links it to another, seeks a place. */
export type Beside =
  | 'read-notes'
  | 'note'
  | 'link'
  | 'invite'
  | 'draft-decision'
  | 'decide'
  | 'propose'
  | 'seek-place'
  | 'keep-family'
  | 'see-shielded';

/** Whether a person may do something beside the agreement in a case. */
export function mayBeside(ability: MongoAbility, now: CaseNow, what: Beside): boolean {
  return ability.can(what, subject('CaseFile', fileOf(now)));
}

function organisationOf({ parties }: CaseNow, role: string | undefined): string | undefined {
  return parties.find((party) => party.role === role)?.organisationId;
}

function fileOf(now: CaseNow) {
  const { state, parties } = now;
  return {
    parties: parties.filter(({ isInvolved }) => isInvolved).map(({ organisationId }) => organisationId),
    director: organisationOf(now, state.director ?? 'compulsory-education'),
    proposed: organisationOf(now, state.proposal?.responsible),
    watcher: organisationOf(now, 'process-director'),
  };
}

/** Whether a person says on which days an organisation is closed: somebody who answers for it. */
export function mayClose(ability: MongoAbility, organisationId: string): boolean {
  return ability.can('close', subject('Organisation', { id: organisationId }));
}

/** Whether a person answers an invitation to his organisation. */
export function mayAnswerInvitation(ability: MongoAbility, organisation: string): boolean {
  return ability.can('answer', subject('Invitation', { organisation }));
}

/** Whether a person leads the meetings of the table that he works for. */
export function mayLeadTable(ability: MongoAbility): boolean {
  return ability.can('lead', 'Table');
}

/** Whether a person signs agreements for his organisation, or compares them with those of another region. */
export function mayOnAgreements(ability: MongoAbility, what: 'sign' | 'compare'): boolean {
  return ability.can(what, 'Agreements');
}

/** Whether a person gets his region to work: who is in it, what they signed, and the switch. */
export function mayAdminister(ability: MongoAbility, regionId: string): boolean {
  return ability.can('administer', subject('Region', { id: regionId }));
}

/** Whether a person says which pupils are one child: he sees names and birth dates for that. */
export function mayDecideOnChildren(ability: MongoAbility): boolean {
  return ability.can('decide-on', 'Child');
}

/** For whom places are given: an alliance gives those of its own facilities. */
export function mayPlace({ can }: May, who: Person): void {
  if (!who.roles.some((role) => acting.includes(role))) return;
  can('place', 'Facility', { alliance: who.organisation }).because('it keeps the facility');
}

/** Whether a person keeps the facilities of an alliance, and gives places in them. */
export function mayKeepFacilities(ability: MongoAbility, alliance: string): boolean {
  return ability.can('place', subject('Facility', { alliance }));
}

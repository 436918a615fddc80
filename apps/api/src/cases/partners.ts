import { AllianceEvidence, allianceMay, AlliancesModule, allianceTasks } from '@app/alliances';
import {
  abilityOf,
  authorityMay,
  type Beside,
  type CaseNow,
  type Evidence,
  type Grants,
  guestMay,
  guests,
  mayBeside,
  mayDecideOnChildren,
  mayLeadTable,
  mayLeave,
  TableEvidence,
  tableMay,
  tableTasks,
  type TaskType,
} from '@app/cases';
import {
  CompulsoryEducationEvidence,
  compulsoryEducationMay,
  CompulsoryEducationModule,
  compulsoryEducationTasks,
} from '@app/compulsory-education';
import {
  NeighbourhoodTeamEvidence,
  neighbourhoodTeamMay,
  NeighbourhoodTeamsModule,
  neighbourhoodTeamTasks,
} from '@app/neighbourhood-teams';
import { type Person, Problem } from '@app/platform';
import { definitionOf, type Role, whyNotLeaving } from '@app/rules';
import { SchoolEvidence, schoolMay, SchoolsModule, schoolTasks } from '@app/schools';
import { YouthHealthEvidence, youthHealthMay, YouthHealthModule, youthHealthTasks } from '@app/youth-health';

/** What a kind of organisation may do, which forms it can be asked for, and where it keeps them. */
export interface Partner {
  readonly grants: Grants;
  readonly tasks: readonly TaskType[];
  readonly evidence?: new () => Evidence;
}

const atTable = { tasks: tableTasks, evidence: TableEvidence };

/** By the role of the organisation. Whoever is not here may nothing; a guest is asked for no form. */
const partners: Readonly<Record<string, Partner>> = {
  ...Object.fromEntries(guests.map((role) => [role, { grants: guestMay, tasks: [] }])),
  school: { grants: schoolMay, tasks: schoolTasks, evidence: SchoolEvidence },
  alliance: { grants: allianceMay, tasks: allianceTasks, evidence: AllianceEvidence },
  'youth-health': { grants: youthHealthMay, tasks: youthHealthTasks, evidence: YouthHealthEvidence },
  'neighbourhood-team': {
    grants: neighbourhoodTeamMay,
    tasks: neighbourhoodTeamTasks,
    evidence: NeighbourhoodTeamEvidence,
  },
  'compulsory-education': {
    grants: compulsoryEducationMay,
    tasks: compulsoryEducationTasks,
    evidence: CompulsoryEducationEvidence,
  },
  table: { ...atTable, grants: tableMay },
  'decisive-authority': { ...atTable, grants: authorityMay },
};

const allTasks = new Map(Object.values(partners).flatMap(({ tasks }) => tasks.map((one) => [one.id, one] as const)));

/** What a task is to everybody, whoever is asked. */
export const taskNamed = (id: string | undefined): TaskType | undefined => allTasks.get(id ?? '');

/** Whether what comes of a step is what a doctor concluded: known to others where that is shared with them. */
export function isConclusion({ state, book }: Pick<CaseNow, 'state' | 'book'>, key: string): boolean {
  const step = state.steps[key];
  const asks = step && definitionOf(book, step.workflow, step.id)?.asks;
  return taskNamed(asks)?.kept.isConclusion ?? false;
}

/** The partner that a person works for, by the first of his roles. */
export const partnerOf = ([role]: readonly string[]): Partner | undefined => partners[role ?? ''];

/** Whether a person may do this beside the agreement in a case that he sees. */
export function mayInCase(who: Person, now: CaseNow, what: Beside): boolean {
  return mayBeside(abilityOf(who, partnerOf(who.roles)?.grants), now, what);
}

/** The parties of a case of which a person may say that they leave, and that can. */
export function leavingIn(now: CaseNow, who: Person): string[] {
  const ability = abilityOf(who, partnerOf(who.roles)?.grants);
  const roles = now.parties.map(({ role }) => role as Role);
  return roles.filter((role) => mayLeave(ability, now, role) && whyNotLeaving(now.state, role) === undefined);
}

/** Whether a person leads the meetings of the table. */
export function leadsTable(who: Person): boolean {
  return mayLeadTable(abilityOf(who, partnerOf(who.roles)?.grants));
}

/** Whether a person compares pupils, and says which are one child. */
export function mayCompareChildren(who: Person): boolean {
  return mayDecideOnChildren(abilityOf(who, partnerOf(who.roles)?.grants));
}

/** @throws Problem `not-allowed` for who may not do this beside the agreement in a case that he sees */
export function expectMay(who: Person, now: CaseNow, what: Beside): void {
  if (!mayInCase(who, now, what)) throw new Problem('not-allowed');
}

export const partnerEntities = [...new Set(Object.values(partners).flatMap(({ evidence }) => evidence ?? []))];

/** Those that need no configuration; that of schools does. */
export const partnerModules = [
  SchoolsModule,
  AlliancesModule,
  YouthHealthModule,
  NeighbourhoodTeamsModule,
  CompulsoryEducationModule,
];

/** The five partners that have a module of their own. */
export const partners = ['school', 'alliance', 'youth-health', 'neighbourhood-team', 'compulsory-education'] as const;
export type Partner = (typeof partners)[number];

/** Everybody an agreement can name. */
export const roles = [
  ...partners,
  'parents',
  'young-person',
  'table',
  'process-director',
  'decisive-authority',
  'facility',
  'care-provider',
  'certified-institution',
  'transition-coach',
  'receiving-school',
  'receiving-alliance',
  'receiving-compulsory-education',
] as const;
export type Role = (typeof roles)[number];

/** Roles that a case resolves: who directs it now, and the party of the step (fixed when the step starts). */
export const relations = ['director', 'responsible'] as const;
export type Relation = (typeof relations)[number];

/** The contact chain inside an organisation, from the person up. */
export const levels = ['backup', 'team-lead', 'management', 'board'] as const;
export type Level = (typeof levels)[number];

/** The family: they have no contact chain and cannot direct. */
export const family: readonly Role[] = ['parents', 'young-person'];

/** `school`, `school.team-lead`, `responsible.management`, `table.chair`. */
export type Recipient = string;

/** Whom a recipient names where a role directs: `director.team-lead` is the team lead of that role. */
export function namedWhere(director: string, recipient: Recipient): Recipient {
  return recipient.startsWith('director') ? recipient.replace(/^director\b/, director) : recipient;
}

import { createHash } from 'node:crypto';
import type { Open, Person } from '@app/platform';
import { type Agreement, agreementText, type LocalDate, partners, type Role, rolesNamed } from '@app/rules';
import { momentsHere, regionOf } from '../people';
import type { Agreements } from './agreements';

/** Who signed, in which role, and when. */
export interface SignedBy {
  readonly role: string;
  readonly name: string;
  readonly on: LocalDate;
}

/** How far a text is signed: a draft until each partner that it counts on did. */
export interface Signing {
  readonly state: 'draft' | 'signed';
  readonly signed: readonly SignedBy[];
  /** The roles of which nobody signed yet. */
  readonly missing: readonly Role[];
}

/** What a region agreed, as it is in force: draft or signed, cases run on it. */
export interface AgreedInRegion extends Signing {
  readonly agreements: readonly Agreement[];
}

/** The newest version of each workflow of the person's region, by name. */
export async function agreedHere(open: Open<Person>, agreements: Agreements): Promise<Agreement[]> {
  const newest = (await agreements.newest(open, [open.who.region])).get(open.who.region)!;
  const found = (await agreements.byId(open, newest.values())).map(({ agreement }) => agreement);
  return found.toSorted((one, other) => one.workflow.localeCompare(other.workflow));
}

/** A region begins with what the platform offers, as a draft that holds at once. What its files say is signed stands. */
export async function agreedInRegion(open: Open<Person>, agreements: Agreements): Promise<AgreedInRegion> {
  const agreed = await agreedHere(open, agreements);
  const { settings } = await regionOf(open, open.who.region);
  const before = settings.signed.map(({ role, name, signedOn: on }) => ({ role, name, on }));
  return { agreements: agreed, ...(await signingOf(open, checksumOf(agreed), { agreed, before })) };
}

/** Signs what is in force for the person's organisation. */
export async function signAgreements(open: Open<Person>, agreements: Agreements): Promise<void> {
  await sign(open, checksumOf(await agreedHere(open, agreements)));
}

/** Keeps that the person's organisation signed a text; a second time changes nothing. */
export async function sign(open: Open<Person>, checksum: string): Promise<void> {
  const { region, organisation, id } = open.who;
  await open.sql(
    `insert into agreement_signature (region_id, organisation_id, person_id, checksum, signed_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [region, organisation, id, checksum, open.now],
  );
}

const signatures = `
  select o.role, o.name, s.signed_at as "signedAt"
    from agreement_signature s join organisation o on o.id = s.organisation_id
   where s.region_id = $1 and s.checksum = $2 order by s.signed_at, o.name`;

/** How far a text is signed; `before` signed it elsewhere. */
export async function signingOf(
  open: Open<Person>,
  checksum: string,
  { agreed, before = [] }: { readonly agreed: readonly Agreement[]; readonly before?: readonly SignedBy[] },
): Promise<Signing> {
  const moments = await momentsHere(open);
  const rows = await open.sql<{ role: string; name: string; signedAt: Date }>(signatures, [open.who.region, checksum]);
  const here = rows.map(({ role, name, signedAt }) => ({ role, name, on: moments.dateAt(signedAt.getTime()) }));
  const signed = [...before, ...here];
  const counted = rolesNamed(agreed).filter((role) => (partners as readonly string[]).includes(role));
  const missing = counted.filter((role) => !signed.some((one) => one.role === role));
  return { state: missing.length === 0 ? 'signed' : 'draft', signed, missing };
}

/** Of a text. */
export const checksumOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

const checksumOf = (agreed: readonly Agreement[]) => checksumOfText(agreed.map(agreementText).join('\n'));

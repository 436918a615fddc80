import { z } from 'zod';
import type { Open } from '../door';
import { Problem } from '../problem';

const claim = z.string().min(1).max(200);

/** How sure an issuer of DigiD is, the least first. */
export const assurances = ['basis', 'midden', 'substantieel', 'hoog'] as const;
export type Assurance = (typeof assurances)[number];

/** Under which names an issuer of staff says what; in Entree `nlEduPersonHomeOrganizationId`, `mail`, `eduPersonAffiliation`. */
export const staffClaims = z.strictObject({
  scope: z.string().default('openid email profile'),
  /** Says the address by which the register knows somebody; read at his first sign-in alone. */
  person: claim,
  /** Says the number of the organisation he works for. */
  organisation: claim,
  /** Says what he is there, and at which places of the contact chain he then acts. Without it: at any of his own. */
  role: z.strictObject({ claim, places: z.record(z.string(), z.array(z.string()).min(1)) }).optional(),
  /** By which words of which claim it says that there was a second factor. */
  secondFactor: z.strictObject({ claim, values: z.array(z.string()).min(1) }),
});

/** Under which names an issuer of the kind of DigiD says the number of a person, and how sure it is. */
export const digidClaims = z.strictObject({
  scope: z.string().default('openid'),
  bsn: claim,
  assurance: z.strictObject({ claim, levels: z.record(z.string(), z.enum(assurances)) }),
});

const about = { id: z.string(), name: z.string(), address: z.url(), clientId: z.string() };

export const issuer = z.discriminatedUnion('kind', [
  z.object({ ...about, kind: z.literal('staff'), regionId: z.uuid(), claims: staffClaims }),
  z.object({ ...about, kind: z.literal('digid'), regionId: z.null(), claims: digidClaims }),
]);
export type Issuer = z.infer<typeof issuer>;
export type StaffIssuer = Extract<Issuer, { kind: 'staff' }>;
export type DigidIssuer = Extract<Issuer, { kind: 'digid' }>;

const columns = 'id, kind, name, address, client_id as "clientId", region_id as "regionId", claims';

/** By whom one can sign in here, as owner. */
export async function issuers(open: Open): Promise<Issuer[]> {
  const rows = await open.sql(`select ${columns} from issuer order by kind desc, name`);
  return rows.map((row) => issuer.parse(row));
}

/** @throws Problem `not-found` */
export async function issuerOf(open: Open, id: string): Promise<Issuer> {
  const [row] = await open.sql(`select ${columns} from issuer where id = $1`, [id]);
  if (!row) throw new Problem('not-found');
  return issuer.parse(row);
}

/** Keeps an issuer as it is told, in place of what it was. */
export async function keepIssuer(open: Open, told: Issuer): Promise<void> {
  const { id, kind, name, address, clientId, regionId, claims } = issuer.parse(told);
  await open.sql(
    `insert into issuer (id, kind, name, address, client_id, region_id, claims) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do update set kind = excluded.kind, name = excluded.name, address = excluded.address,
       client_id = excluded.client_id, region_id = excluded.region_id, claims = excluded.claims`,
    [id, kind, name, address, clientId, regionId, JSON.stringify(claims)],
  );
}

/** What an issuer says under a name: of several words each, of none nothing. */
export function saidUnder(claims: Readonly<Record<string, unknown>>, name: string): string[] {
  const said = claims[name];
  const words = Array.isArray(said) ? said : [said];
  return words.filter((word) => typeof word === 'string' || typeof word === 'number').map(String);
}

import { randomUUID } from 'node:crypto';
import type { Relatives } from '../../apps/api/src/families/families.shapes';
import type { LivingRegion } from './living-region';
import type { Answer, Visitor } from './running-api';

type Relative = Relatives['relatives'][number];

/** Somebody of a family who was written down in a case, at an address of his own. */
export interface Recorded {
  readonly email: string;
  readonly relative: Relative;
  /** His own browser. */
  readonly visitor: Visitor;
}

/** Writes down who has authority over the child of a case, and signs him in. */
export async function recorded(
  region: LivingRegion,
  keeper: Visitor,
  caseId: string,
  told: Record<string, unknown> = {},
): Promise<Recorded> {
  const email = `${randomUUID()}@thuis.example`;
  const { status, body } = await keeper.make<Relatives>(`/cases/${caseId}/family`, {
    name: 'Samira El Idrissi',
    kind: 'parent',
    source: 'birth-register',
    since: '2026-01-01',
    email,
    ...told,
  });
  const relative = body.relatives?.find((one) => one.email === email) ?? body.relatives?.at(-1);
  if (status !== 201 || !relative) throw new Error(`Not written down: ${status} ${JSON.stringify(body)}`);
  return { email, relative, visitor: await region.api.signInAs(relative.person) };
}

/** Changes something that is there as a whole. */
export function put<Body>(who: Visitor, path: string, body: unknown): Promise<Answer<Body>> {
  return who.ask<Body>(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { facilityChanged, facilityList } from '../../apps/api/src/placements/facilities.shapes';
import type { casePlacements, morning, waitingPage } from '../../apps/api/src/placements/placements.shapes';
import type { Answer, RunningApi, Visitor } from './running-api';

export type CasePlacements = z.infer<typeof casePlacements>;
type PlaceRequest = CasePlacements['requests'][number];
export type Placement = PlaceRequest['placements'][number];
type Facility = z.infer<typeof facilityChanged>['facility'];

const once = () => ({ 'idempotency-key': randomUUID() });

const ordinary = {
  name: 'Trajectgroep Waterdam',
  type: 'traject',
  sectors: ['vo'],
  municipality: 'Waterdam',
  payer: 'alliance',
  capacity: 1,
  validFrom: '2026-08-01',
};

export const facilityTold = (more: object) => ({ ...ordinary, ...more });

/** An alliance adds a facility. */
export async function addFacility(who: Visitor, more: object = {}): Promise<Facility> {
  const { status, body } = await who.send<z.infer<typeof facilityChanged>>('/facilities', facilityTold(more), once());
  if (status !== 200) throw new Error(`The facility is refused: ${JSON.stringify(body)}`);
  return body.facility;
}

export const facilitiesOf = async (who: Visitor, query = ''): Promise<z.infer<typeof facilityList>['items']> =>
  (await who.get<z.infer<typeof facilityList>>(`/facilities${query}`)).body.items;

export function askPlace(who: Visitor, caseId: string, more: object = {}): Promise<Answer<CasePlacements>> {
  const asked = { goal: 'return-to-own-school', type: 'traject', sector: 'vo', wishedOn: '2026-12-14' };
  return who.send<CasePlacements>(`/cases/${caseId}/placements`, { ...asked, ...more }, once());
}

/** A new case in which its school asked for a place. */
export async function waitingCase(api: RunningApi, school: Visitor, more: object = {}): Promise<string> {
  const id = await api.openCase(school, { enrolled: true });
  await askPlace(school, id, more);
  return id;
}

/** What was asked and given in a case, as somebody sees it. */
export const requestsOf = async (who: Visitor, caseId: string): Promise<PlaceRequest[]> =>
  (await who.get<CasePlacements>(`/cases/${caseId}/placements`)).body.requests;

export const newestRequest = async (who: Visitor, caseId: string): Promise<PlaceRequest> =>
  (await requestsOf(who, caseId)).at(-1)!;

export const newestPlacement = async (who: Visitor, caseId: string): Promise<Placement> =>
  (await newestRequest(who, caseId)).placements.at(-1)!;

export async function onRequest(who: Visitor, caseId: string, act: object): Promise<Answer<CasePlacements>> {
  const { id } = await newestRequest(who, caseId);
  return who.send<CasePlacements>(`/placements/requests/${id}/acts`, act, once());
}

export async function onPlacement(who: Visitor, caseId: string, act: object): Promise<Answer<CasePlacements>> {
  const { id } = await newestPlacement(who, caseId);
  return who.send<CasePlacements>(`/placements/${id}/acts`, act, once());
}

export const offer = (who: Visitor, caseId: string, { id: facility }: Facility, more: object = {}) =>
  onRequest(who, caseId, { act: 'offer', facility, startsOn: '2026-12-07', ...more });

export const morningOf = async (who: Visitor): Promise<z.infer<typeof morning>> =>
  (await who.get<z.infer<typeof morning>>('/placements/morning')).body;

export const waitingFor = (who: Visitor, query = ''): Promise<Answer<z.infer<typeof waitingPage>>> =>
  who.get<z.infer<typeof waitingPage>>(`/placements/waiting${query}`);

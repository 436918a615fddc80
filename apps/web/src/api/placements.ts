import { useMutation, useQueryClient } from '@tanstack/react-query';
import { body, client } from './client';
import { keys } from './keys';
import type { components } from './schema';
import { useOnceKey } from './use-act';

type Schemas = components['schemas'];

export type PlacesBoard = Schemas['PlacesBoard'];
export type FacilityOnBoard = Schemas['FacilityOnBoard'];
export type Stay = Schemas['StayOnPlace'];
export type PlacementMorning = Schemas['PlacementMorning'];
export type FreePlaces = PlacementMorning['free'][number];
export type Waiting = Schemas['WaitingForPlace'];
export type Facility = Schemas['Facility'];
export type FacilityTold = Schemas['FacilityTold'];
export type CasePlacements = Schemas['CasePlacements'];
export type PlaceRequest = CasePlacements['requests'][number];
export type Placement = PlaceRequest['placements'][number];
export type NewPlaceRequest = Schemas['NewPlacementRequest'];
export type RequestAct = Schemas['PlacementRequestAct'];
export type PlacementAct = Schemas['PlacementAct'];

/** An act on a request or on a placement of it. */
export type PlaceAct =
  { of: 'request'; id: string; act: RequestAct } | { of: 'placement'; id: string; act: PlacementAct };

const header = (key: string) => ({ 'idempotency-key': key });

/** What the screens ask about places. @throws Problem */
export const placementsApi = {
  board: () => body(client.GET('/api/placements/board')),
  morning: () => body(client.GET('/api/placements/morning')),
  facilities: () => body(client.GET('/api/facilities')),
  addFacility: (told: FacilityTold, key: string) =>
    body(client.POST('/api/facilities', { params: { header: header(key) }, body: told })),
  changeFacility: (id: string, told: FacilityTold) =>
    body(client.POST('/api/facilities/{id}', { params: { path: { id } }, body: told })),
  ofCase: (id: string) => body(client.GET('/api/cases/{id}/placements', { params: { path: { id } } })),
  ask: (id: string, asked: NewPlaceRequest, key: string) =>
    body(client.POST('/api/cases/{id}/placements', { params: { path: { id }, header: header(key) }, body: asked })),
  act: ({ of, id, act }: PlaceAct, key: string) => {
    const params = { path: { id }, header: header(key) };
    return of === 'request'
      ? body(client.POST('/api/placements/requests/{id}/acts', { params, body: act }))
      : body(client.POST('/api/placements/{id}/acts', { params, body: act }));
  },
};

export const placementKeys = {
  board: ['live', 'placements', 'board'],
  morning: ['live', 'placements', 'morning'],
  facilities: ['live', 'placements', 'facilities'],
  ofCase: (id: string) => ['live', 'placements', 'case', id],
} as const;

/** Has what shows places ask again, and the case in which a place was sought. */
export function useRefreshPlaces() {
  const cache = useQueryClient();
  return (caseId?: string) => {
    const ofCase = caseId ? [keys.caseFile(caseId), keys.timeline(caseId)] : [];
    for (const queryKey of [keys.live, ...ofCase]) void cache.invalidateQueries({ queryKey });
  };
}

/** One act on a place that is sought or had, done once however often it is sent. */
export function usePlaceAct(caseId: string, onDone: () => void) {
  const refresh = useRefreshPlaces();
  const keyOf = useOnceKey();
  return useMutation({
    mutationFn: (act: PlaceAct) => placementsApi.act(act, keyOf(act)),
    onSuccess: () => {
      refresh(caseId);
      onDone();
    },
  });
}

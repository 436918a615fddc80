import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { body, client } from './client';
import { keys } from './keys';
import type { components } from './schema';
import type { CaseFile } from './types';
import { useOnceKey, useRefreshLists } from './use-act';

type Schemas = components['schemas'];

export type WhyDirector = Schemas['WhyDirector'];
export type Attendance = Schemas['Attendance'];
export type PartnerMap = Schemas['PartnerMap'];
export type ProposedStep = Schemas['ProposedStep'];
export type Relative = Schemas['Relatives']['relatives'][number];
export type NewRelative = Schemas['NewAuthority'];
export type NewContactDetails = Schemas['NewContactDetails'];
export type Letter = Schemas['Letters']['letters'][number];
export type NewLetter = Schemas['NewLetter'];
export type Disagreement = Schemas['Disagreements']['disagreements'][number];
export type Consult = Schemas['ConsultStates']['consults'][number];
export type Referral = Schemas['Referrals']['referrals'][number];

/** Which part of the history is asked for. */
export interface HistoryAsked {
  by?: string | undefined;
  kind?: 'steps' | 'escalation' | 'direction' | 'consultation' | 'facts' | undefined;
}

const at = (id: string) => ({ path: { id } });
const once = (id: string, key: string) => ({ path: { id }, header: { 'idempotency-key': key } });

/** What a case says beside itself. @throws Problem */
export const caseApi = {
  timeline: (id: string, { by, kind }: HistoryAsked, page: { cursor?: string | undefined; limit?: number }) =>
    body(client.GET('/api/cases/{id}/timeline', { params: { ...at(id), query: { ...page, by, kind } } })),
  whyDirector: (id: string) => body(client.GET('/api/cases/{id}/director/why', { params: at(id) })),
  attendance: (id: string) => body(client.GET('/api/cases/{id}/attendance', { params: at(id) })),
  partnerMap: (id: string) => body(client.GET('/api/cases/{id}/partner-map', { params: at(id) })),
  letters: (id: string) => body(client.GET('/api/cases/{id}/letters', { params: at(id) })),
  letterDraft: (id: string, kind: Letter['kind']) =>
    body(client.GET('/api/cases/{id}/letters/{kind}/draft', { params: { path: { id, kind } } })),
  sendLetter: (id: string, letter: NewLetter, key: string) =>
    body(client.POST('/api/cases/{id}/letters', { params: once(id, key), body: letter })),
  relatives: (id: string) => body(client.GET('/api/cases/{id}/family', { params: at(id) })),
  addRelative: (id: string, relative: NewRelative, key: string) =>
    body(client.POST('/api/cases/{id}/family', { params: once(id, key), body: relative })),
  endRelative: (id: string, relative: string) =>
    body(client.POST('/api/cases/{id}/family/{relative}/end', { params: { path: { id, relative } } })),
  tellDetails: (id: string, relative: string, told: NewContactDetails) =>
    body(client.PUT('/api/cases/{id}/family/{relative}/details', { params: { path: { id, relative } }, body: told })),
  chooseContact: (id: string, relative: string, person: string) =>
    body(
      client.PUT('/api/cases/{id}/family/{relative}/contact', {
        params: { path: { id, relative } },
        body: { person },
      }),
    ),
  disagreements: (id: string) => body(client.GET('/api/cases/{id}/disagreements', { params: at(id) })),
  rights: (id: string) => body(client.GET('/api/cases/{id}/rights', { params: at(id) })),
  hold: (id: string) => body(client.GET('/api/cases/{id}/hold', { params: at(id) })),
  consults: (id: string) => body(client.GET('/api/youth-health/cases/{id}/consults', { params: at(id) })),
  referrals: (id: string) => body(client.GET('/api/compulsory-education/cases/{id}/referrals', { params: at(id) })),
  refer: (id: string, key: string) =>
    body(
      client.POST('/api/compulsory-education/cases/{id}/referrals', { params: once(id, key), body: { to: 'halt' } }),
    ),
  propose: (id: string, step: ProposedStep, key: string) =>
    body(client.POST('/api/cases/{id}/agreed', { params: once(id, key), body: step })),
};

/** Under the name of its case, so that it is asked for again whenever something changed there. */
export const caseKeys = {
  of: (id: string, what: string) => [...keys.caseFile(id), what],
  timeline: (id: string, asked: HistoryAsked, length: 'whole' | 'latest') => [...keys.timeline(id), asked, length],
};

/** What a case says beside itself; whoever may not read it gets no data, and is not asked to try again. */
export function useCasePart<T>(id: string, what: string, ask: (id: string) => Promise<T>) {
  return useQuery({ queryKey: caseKeys.of(id, what), queryFn: () => ask(id), retry: false });
}

/** Does something beside the acts of a case, once however often it is sent, and has the case ask again; what was sent is not kept. */
export function useBesideAct<Asked, T>(id: string, what: string, send: (asked: Asked, key: string) => Promise<T>) {
  const cache = useQueryClient();
  const refresh = useRefreshLists();
  const keyOf = useOnceKey();
  return useMutation({
    mutationFn: (asked: Asked) => send(asked, keyOf(asked)),
    gcTime: 0,
    onSuccess: (answer) => {
      cache.setQueryData(caseKeys.of(id, what), answer);
      for (const queryKey of [keys.caseFile(id), keys.timeline(id)]) void cache.invalidateQueries({ queryKey });
      refresh();
    },
  });
}

/** Proposes a step to a party; the case as it is then takes the place of what the cache had. */
export function usePropose(id: string) {
  const cache = useQueryClient();
  const refresh = useRefreshLists();
  const keyOf = useOnceKey();
  return useMutation<CaseFile, unknown, ProposedStep>({
    mutationFn: (step) => caseApi.propose(id, step, keyOf(step)),
    onSuccess: (file) => {
      cache.setQueryData(keys.caseFile(id), file);
      void cache.invalidateQueries({ queryKey: keys.timeline(id) });
      refresh();
    },
  });
}

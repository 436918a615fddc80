import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from './calls';
import { keys } from './keys';
import { Problem } from './problem';
import type { Act, CaseFile } from './types';

/** A random UUID; `crypto.randomUUID` exists only on secure addresses, and a pilot may run on plain http. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Has the lists that show steps ask again. */
export function useRefreshLists() {
  const cache = useQueryClient();
  return () => {
    for (const queryKey of [keys.myDay, keys.missed, keys.cases]) void cache.invalidateQueries({ queryKey });
  };
}

/**
 * One act on a case. Sending the same act again after a lost answer uses the same key, so that it happens once.
 * On a conflict the cache gets the case as it is now.
 */
export function useAct(caseId: string, etag?: string) {
  const cache = useQueryClient();
  const refresh = useRefreshLists();
  const sent = useRef({ body: '', key: '' });
  const keep = (file: CaseFile) => cache.setQueryData(keys.caseFile(caseId), file);
  return useMutation<CaseFile, unknown, Act>({
    mutationFn: (act) => {
      const body = JSON.stringify(act);
      if (sent.current.body !== body) sent.current = { body, key: uuid() };
      return api.act(caseId, act, sent.current.key, etag);
    },
    onSuccess: (file) => {
      keep(file);
      for (const queryKey of [keys.timeline(caseId), ['why', caseId]]) void cache.invalidateQueries({ queryKey });
      refresh();
    },
    onError: (error) => {
      if (error instanceof Problem && error.current) keep(error.current as CaseFile);
    },
  });
}

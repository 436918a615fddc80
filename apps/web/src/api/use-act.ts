import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from './calls';
import { keys } from './keys';
import { Problem } from './problem';
import type { Act, CaseFile } from './types';

/** A random UUID; `crypto.randomUUID` exists only on secure addresses, and a pilot may run on plain http. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A key for what is sent: the same thing sent again after a lost answer has the same one, so that it happens once. */
export function useOnceKey(): (asked: unknown) => string {
  const sent = useRef({ body: '', key: '' });
  return (asked) => {
    const body = JSON.stringify(asked);
    if (sent.current.body !== body) sent.current = { body, key: uuid() };
    return sent.current.key;
  };
}

/** Has the lists that show steps ask again. */
export function useRefreshLists() {
  const cache = useQueryClient();
  return () => void cache.invalidateQueries({ queryKey: keys.live });
}

/**
 * One act on a case, done once however often it is sent. On a conflict the cache gets the case as it is now; of one that is
 * seen no longer after it, nothing is kept.
 */
export function useAct(caseId: string, etag?: string) {
  const cache = useQueryClient();
  const refresh = useRefreshLists();
  const keyOf = useOnceKey();
  const keep = (file: CaseFile) => cache.setQueryData(keys.caseFile(caseId), file);
  return useMutation<CaseFile, unknown, Act>({
    mutationFn: (act) => api.act(caseId, act, keyOf(act), etag),
    onSuccess: (file) => {
      if (file.isLast) void cache.resetQueries({ queryKey: keys.caseFile(caseId) });
      else keep(file);
      for (const queryKey of [keys.timeline(caseId), keys.filledIn(caseId), ['why', caseId]])
        void cache.invalidateQueries({ queryKey });
      refresh();
    },
    onError: (error) => {
      if (error instanceof Problem && error.current) keep(error.current as CaseFile);
    },
  });
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from './keys';

/** Changes are gathered this long (ms) before screens ask again: a moved clock may touch a thousand cases. */
const gather = 400;

/** Keeps open screens fresh while somebody is signed in: the server tells which case changed, the screens ask again. */
export function useLive(on: boolean): void {
  const cache = useQueryClient();
  useEffect(() => {
    if (!on) return undefined;
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      for (const id of changed) {
        void cache.invalidateQueries({ queryKey: keys.caseFile(id) });
        void cache.invalidateQueries({ queryKey: keys.timeline(id) });
        void cache.invalidateQueries({ queryKey: keys.filledIn(id) });
        void cache.invalidateQueries({ queryKey: ['why', id] });
      }
      changed.clear();
      void cache.invalidateQueries({ queryKey: keys.live });
    };
    const source = new EventSource('/api/events');
    source.addEventListener('changed', (event) => {
      changed.add((JSON.parse(event.data) as { caseId: string }).caseId);
      timer ??= setTimeout(refresh, gather);
    });
    source.addEventListener('table', () => {
      timer ??= setTimeout(refresh, gather);
    });
    source.addEventListener('clock', () => {
      void cache.invalidateQueries({ queryKey: keys.me });
      void cache.invalidateQueries({ queryKey: keys.demonstration });
      timer ??= setTimeout(refresh, gather);
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [on, cache]);
}

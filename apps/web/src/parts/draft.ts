import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { draftKeeper, draftKeys, draftsApi, type FilledIn } from '../api/drafts';

type Begun = Awaited<ReturnType<typeof draftsApi.list>>;

/**
 * What was typed in a form before, in this browser or elsewhere, and the keeping of what is typed now. Without a key
 * nothing is kept.
 */
export function useDraft(key: string | undefined) {
  const cache = useQueryClient();
  const over = useRef(false);
  const { data: found } = useQuery({
    queryKey: draftKeys.of(key ?? ''),
    queryFn: async () => draftKeeper.typed(key!) ?? (await draftsApi.read(key!)).filledIn,
    enabled: key !== undefined,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  useEffect(() => () => void draftKeeper.send(), []);
  const known = (change: (keys: Begun['drafts']) => Begun['drafts']) =>
    cache.setQueryData<Begun>(draftKeys.all, (list) => list && { drafts: change(list.drafts) });
  return {
    found: found && Object.keys(found).length > 0 ? found : undefined,
    keep(filledIn: FilledIn) {
      if (key === undefined || over.current) return;
      draftKeeper.keep(key, filledIn);
      known((drafts) => [...drafts.filter((one) => one.key !== key), { key, writtenAt: '' }]);
    },
    /** What was sent or cancelled is not kept any longer. */
    drop() {
      if (key === undefined) return;
      over.current = true;
      draftKeeper.drop(key);
      known((drafts) => drafts.filter((one) => one.key !== key));
    },
  };
}

/** The keys of the forms that this person began and did not send. */
export function useBegun(): ReadonlySet<string> {
  const { data } = useQuery({ queryKey: draftKeys.all, queryFn: draftsApi.list });
  return new Set(data?.drafts.map(({ key }) => key));
}

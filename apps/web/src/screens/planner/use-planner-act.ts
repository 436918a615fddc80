import { useMutation, useQueryClient } from '@tanstack/react-query';
import { plannerKeys } from '../../api/planner';
import { useAnnounce } from '../../parts/announcement';

/** Something done in the planner: its lists are asked for again, and a sentence says what was recorded. */
export function usePlannerAct<Asked>(send: (asked: Asked) => Promise<unknown>, said: (asked: Asked) => string) {
  const cache = useQueryClient();
  const announce = useAnnounce();
  return useMutation<unknown, unknown, Asked>({
    mutationFn: send,
    onSuccess: async (_answer, asked) => {
      announce(said(asked));
      await cache.invalidateQueries({ queryKey: plannerKeys.all });
    },
    onError: () => cache.invalidateQueries({ queryKey: plannerKeys.all }),
  });
}

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';

/** Returns what signs out, and forgets everything that was asked for. */
export function useLeave() {
  const cache = useQueryClient();
  const go = useNavigate();
  return async () => {
    await api.signOut().catch(() => undefined);
    const demonstration = cache.getQueryData(keys.demonstration);
    await go({ to: '/' });
    cache.clear();
    cache.setQueryData(keys.demonstration, demonstration);
  };
}

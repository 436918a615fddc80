import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';

/** Returns what signs out, at the issuer as well, and forgets everything that was asked for but what the entrance is asking for by then. */
export function useLeave() {
  const cache = useQueryClient();
  const go = useNavigate();
  return async () => {
    const signedOut = await api.signOut().catch(() => undefined);
    if (signedOut?.to) return location.assign(signedOut.to);
    await go({ to: '/' });
    cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.demonstration[0] });
    cache.getMutationCache().clear();
  };
}

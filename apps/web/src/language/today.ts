import { useQuery } from '@tanstack/react-query';
import { api } from '../api/calls';
import { keys } from '../api/keys';
import type { On } from '../api/types';

const loadedAt = new Date().toISOString();

/** Today by the platform's clock, which a demonstration moves; the device's own date until the answer is there. */
export function useToday(): On {
  const { data } = useQuery({ queryKey: keys.me, queryFn: api.me, staleTime: Infinity });
  return (data?.now ?? loadedAt).slice(0, 10);
}

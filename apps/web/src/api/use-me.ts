import { useQuery } from '@tanstack/react-query';
import { api } from './calls';
import { keys } from './keys';
import type { Me } from './types';

/** Who is signed in, as soon as it is known. The frame around the screens asks for it anew; whoever uses it here does not. */
export function useMe(): Me | undefined {
  return useQuery({ queryKey: keys.me, queryFn: api.me, staleTime: Infinity }).data;
}

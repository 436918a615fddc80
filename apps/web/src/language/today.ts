import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api } from '../api/calls';
import { keys } from '../api/keys';
import type { On } from '../api/types';

const loadedAt = new Date().toISOString();

/** Today as a screen was told it that asks for no person: families have none. */
export const TodayTold = createContext<On | undefined>(undefined);

/** Today by the platform's clock, which a demonstration moves; the device's own date until the answer is there. */
export function useToday(): On {
  const told = useContext(TodayTold);
  const { data } = useQuery({ queryKey: keys.me, queryFn: api.me, staleTime: Infinity, enabled: told === undefined });
  return told ?? (data?.now ?? loadedAt).slice(0, 10);
}

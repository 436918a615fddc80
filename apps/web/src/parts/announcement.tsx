import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../api/keys';

/** How long (ms) a sentence stays on the screen. */
const stays = 6000;

/** Says in a sentence what has just been recorded. */
export function useAnnounce() {
  const cache = useQueryClient();
  return (sentence: string) => cache.setQueryData(keys.notice, sentence);
}

/** The place of that sentence; a screen reader reads it out without moving. */
export function Announcement() {
  const cache = useQueryClient();
  const { data: sentence } = useQuery<string>({
    queryKey: keys.notice,
    queryFn: () => '',
    enabled: false,
    initialData: '',
  });
  useEffect(() => {
    if (!sentence) return undefined;
    const timer = setTimeout(() => cache.setQueryData(keys.notice, ''), stays);
    return () => clearTimeout(timer);
  }, [sentence, cache]);
  return (
    <div className={`announcement ${sentence ? 'announcement--on' : ''}`} role="status" aria-live="polite">
      {sentence}
    </div>
  );
}

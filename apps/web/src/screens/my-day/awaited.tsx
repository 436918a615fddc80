import { Button } from '@nl-design-system-candidate/button-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { keys } from '../../api/keys';
import { listsApi } from '../../api/lists';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';

/** How much of it stands below one's own day. */
export const awaitedAtOnce = 5;
const page = 50;

/** The steps of others that one waits for: some of them, or all in pages. */
export function useAwaited(isAsked: boolean, atOnce: number = page) {
  const found = useInfiniteQuery({
    queryKey: [...keys.awaited, atOnce],
    queryFn: ({ pageParam }) => listsApi.awaited(atOnce, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
    enabled: isAsked,
  });
  return { found, items: found.data?.pages.flatMap(({ items }) => items) ?? [] };
}

interface Props {
  awaited: ReturnType<typeof useAwaited>;
  total: number;
  /** On one's own day there are a few, and the way to the rest. */
  shortened: boolean;
  children: ReactNode;
}

export function Awaited({ awaited: { found, items }, total, shortened, children }: Props) {
  const { t } = useLanguage();
  return (
    <Answer of={found}>
      {() => (
        <>
          {children}
          {shortened && total > items.length && (
            <Link to="/my-day" search={{ show: 'waiting' }} className="nl-link">
              {t('myDay.awaitedAll', { count: total })}
            </Link>
          )}
          {!shortened && found.hasNextPage && (
            <Button purpose="secondary" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('app.more')}
            </Button>
          )}
        </>
      )}
    </Answer>
  );
}

import { Button } from '@nl-design-system-candidate/button-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { keys } from '../../api/keys';
import { listsApi } from '../../api/lists';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { Day } from './day';
import { Figures } from './figures';

const route = getRouteApi('/inside/my-day');

/** What is asked of me, by when, and what happens otherwise. */
export function MyDayScreen() {
  const { t } = useLanguage();
  const { short, today } = useDates();
  const { show } = route.useSearch();
  const part = show === 'handovers' ? undefined : show;
  const day = useInfiniteQuery({
    queryKey: [...keys.myDay, part ?? 'all'],
    queryFn: ({ pageParam }) => listsApi.myDay(part, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before && { ...before, pages: before.pages.map((page) => ({ ...page, items: [] })) },
  });
  const counts = day.data?.pages[0]?.counts;
  const beside = (
    <>
      <span className="page-head__date">{short(today)}</span>
      {counts && <Figures counts={counts} show={show} />}
    </>
  );
  return (
    <Page title={t('myDay.title')} aside={beside}>
      <Answer of={day.isPlaceholderData ? { ...day, data: undefined } : day}>
        {({ pages }) => (
          <>
            <Day first={pages[0]!} items={pages.flatMap(({ items }) => items)} show={show} />
            {day.hasNextPage && show !== 'handovers' && (
              <Button purpose="secondary" busy={day.isFetchingNextPage} onClick={() => void day.fetchNextPage()}>
                {t('app.more')}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

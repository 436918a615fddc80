import { Button } from '@nl-design-system-candidate/button-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { keys } from '../../api/keys';
import { listsApi } from '../../api/lists';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { MissedFilter } from './missed-filter';
import { MissedTable } from './missed-table';

const route = getRouteApi('/inside/missed');

/** For who watches over the agreements: every missed step, the longest late on top. */
export function MissedScreen() {
  const { t } = useLanguage();
  const { party, as } = route.useSearch();
  const missed = useInfiniteQuery({
    queryKey: [...keys.missed, party ?? '', as ?? ''],
    queryFn: ({ pageParam }) => listsApi.missed({ party, as }, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });
  return (
    <Page title={t('missed.title')} lead={t('missed.lead')}>
      <Answer of={missed}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <>
              <MissedFilter parties={pages[0]!.parties} party={party} as={as} />
              {items.length > 0 ? (
                <MissedTable items={items} />
              ) : (
                <div className="empty">{party || as ? t('missed.emptyFilter') : t('missed.empty')}</div>
              )}
              {missed.hasNextPage && (
                <Button
                  purpose="secondary"
                  busy={missed.isFetchingNextPage}
                  onClick={() => void missed.fetchNextPage()}
                >
                  {t('app.more')}
                </Button>
              )}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

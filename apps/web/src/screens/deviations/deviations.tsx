import { Button } from '@nl-design-system-candidate/button-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { keys } from '../../api/keys';
import { deviating, type Deviating, listsApi } from '../../api/lists';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { DeviationsTable } from './deviations-table';

const route = getRouteApi('/inside/deviations');

/** For who watches over the agreements: what went otherwise than agreed, and the reason that was given. */
export function DeviationsScreen() {
  const { t } = useLanguage();
  const { how } = route.useSearch();
  const asked = useInfiniteQuery({
    queryKey: [...keys.deviations, how ?? ''],
    queryFn: ({ pageParam }) => listsApi.deviations(how, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });
  return (
    <Page title={t('deviations.title')} lead={t('deviations.lead')}>
      <nav className="chips" aria-label={t('deviations.filter')}>
        <Chip label={t('deviations.all')} on={!how} />
        {deviating.map((one) => (
          <Chip key={one} label={t(`deviations.how.${one}`)} on={how === one} how={one} />
        ))}
      </nav>
      <Answer of={asked}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0 && !asked.hasNextPage) {
            return <div className="empty">{how ? t('deviations.emptyFilter') : t('deviations.empty')}</div>;
          }
          return (
            <>
              <DeviationsTable items={items} />
              {asked.hasNextPage && (
                <Button purpose="secondary" busy={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
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

function Chip({ label, on, how }: { label: string; on: boolean; how?: Deviating }) {
  return (
    <Link to="/deviations" search={how ? { how } : {}} className="chip" aria-current={on ? 'true' : undefined}>
      {label}
    </Link>
  );
}

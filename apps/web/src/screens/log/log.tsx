import { Button } from '@nl-design-system-candidate/button-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { logApi, logKeys, type LooksWanted } from '../../api/log';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { LogSearch } from './log-search';
import { LogTable } from './log-table';

/** Who looked into which case, for a privacy officer. What is searched for stays out of the address. */
export function LogScreen() {
  const { t } = useLanguage();
  const [wanted, setWanted] = useState<LooksWanted>({});
  const asked = useInfiniteQuery({
    queryKey: logKeys.looks(wanted),
    queryFn: ({ pageParam }) => logApi.looks(wanted, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });
  return (
    <Page title={t('log.title')} lead={t('log.lead')}>
      <LogSearch onSearch={setWanted} />
      <Answer of={asked}>
        {({ pages }) => {
          const looks = pages.flatMap((page) => page.looks);
          if (looks.length === 0) return <div className="empty">{t('log.empty')}</div>;
          return (
            <>
              <LogTable looks={looks} />
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

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { webApi, webKeys, type WebPage, type WebSearch } from '../../api/web';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { WebBundles } from './web-bundles';
import { WebFigures } from './web-figures';
import { WebPicture } from './web-picture';
import { WebTable } from './web-table';
import { WebViews } from './web-views';
import { shownIn } from './shown';

const route = getRouteApi('/inside/web');

/** All children of an area at once, as a picture and as a table; what one looks at is the address. */
export function WebScreen() {
  const { t, counted } = useLanguage();
  const search = route.useSearch();
  const { by: _by, ...filter } = search;
  const web = useInfiniteQuery({
    queryKey: [...webKeys.pages, filter],
    queryFn: ({ pageParam }) => webApi.page(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
  const first = web.data?.pages[0];
  const countOf = ({ total, all }: WebPage) =>
    total === all ? t('web.count', { count: all }) : t('web.ofAll', { shown: counted(total), all });
  const more = () => {
    if (web.hasNextPage && !web.isFetchingNextPage) void web.fetchNextPage();
  };
  const beside = (
    <>
      {first && <span className="page-head__date">{countOf(first)}</span>}
      {first && <WebFigures counts={first.figures} search={search} />}
      <WebViews search={search} />
    </>
  );
  return (
    <Page title={t('web.title')} aside={beside}>
      <Answer of={web}>{({ pages }) => <Web pages={pages} search={search} onMore={more} />}</Answer>
    </Page>
  );
}

interface WebProps {
  pages: WebPage[];
  search: WebSearch;
  onMore: () => void;
}

function Web({ pages, search, onMore }: WebProps) {
  const { t } = useLanguage();
  const [lifted, setLifted] = useState<string>();
  const [isDrawn, setDrawn] = useState(false);
  const first = pages[0]!;
  const shown = useMemo(() => shownIn(pages), [pages]);
  return (
    <>
      <WebBundles bundles={first.bundles} search={search} />
      <button
        type="button"
        className="chip web__draw"
        aria-expanded={isDrawn}
        aria-controls="web-picture"
        onClick={() => setDrawn(!isDrawn)}
      >
        {isDrawn ? t('web.hidePicture') : t('web.showPicture')}
      </button>
      {shown.length === 0 ? (
        <div className="empty" role="status">
          {first.all === 0 ? t('web.emptyAll') : t('web.empty')}
        </div>
      ) : (
        <div className={`web ${isDrawn ? 'web--drawn' : ''}`}>
          <WebPicture
            shown={shown}
            by={search.by ?? 'waiting'}
            bundles={first.bundles}
            lifted={lifted}
            onLift={setLifted}
          />
          <WebTable shown={shown} total={first.total} lifted={lifted} onLift={setLifted} onMore={onMore} />
        </div>
      )}
    </>
  );
}

import { Button } from '@nl-design-system-candidate/button-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseApi, caseKeys } from '../../api/case';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { type CaseSearch, historyKinds } from './case-search';
import { TimelineDays } from './timeline-days';

interface Props {
  file: CaseFile;
  by: string | undefined;
  kind: CaseSearch['kind'] | undefined;
}

/** Everything that happened in a case, in sentences with their reasons, the newest on top; all of it or a part. */
export function CaseTimeline({ file, by, kind }: Props) {
  const { t } = useLanguage();
  const timeline = useInfiniteQuery({
    queryKey: caseKeys.timeline(file.id, { by, kind }, 'whole'),
    queryFn: ({ pageParam }) => caseApi.timeline(file.id, { by, kind }, { cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });
  return (
    <section className="case-history" aria-labelledby="timeline">
      <h2 id="timeline" className="nl-heading nl-heading--level-2">
        {t('case.timeline')}
      </h2>
      <Filters file={file} by={by} kind={kind} />
      <Answer of={timeline}>
        {({ pages }) => (
          <>
            <TimelineDays file={file} items={pages.flatMap(({ items }) => items)} isWhole={!by && !kind} />
            {timeline.hasNextPage && (
              <Button
                purpose="secondary"
                busy={timeline.isFetchingNextPage}
                onClick={() => void timeline.fetchNextPage()}
              >
                {t('app.more')}
              </Button>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}

/** Of which kind, and what which party did: each an address. */
function Filters({ file, by, kind }: Props) {
  const { t, word } = useLanguage();
  const parties = file.parties.filter(({ takesPart, role }) => takesPart || role === by);
  const chip = (title: string, search: CaseSearch, isChosen: boolean) => (
    <li key={title}>
      <Link
        to="/cases/$caseId"
        params={{ caseId: file.id }}
        search={{ show: 'history', ...search }}
        resetScroll={false}
        className="chip"
        activeOptions={{ exact: true, includeSearch: true }}
        aria-current={isChosen ? 'true' : undefined}
      >
        {title}
      </Link>
    </li>
  );
  const [ofParty, ofKind] = [by ? { party: by } : {}, kind ? { kind } : {}];
  return (
    <nav aria-label={t('caseFile.filter')} className="history-filters">
      <ul className="chips" data-filter="kind">
        {chip(t('caseFile.everything'), ofParty, !kind)}
        {historyKinds.map((one) => chip(t(`caseFile.kind.${one}`), { ...ofParty, kind: one }, one === kind))}
      </ul>
      <ul className="chips" data-filter="party">
        {chip(t('caseFile.everybody'), ofKind, !by)}
        {parties.map(({ role }) => chip(word('role', role), { ...ofKind, party: role }, role === by))}
      </ul>
    </nav>
  );
}

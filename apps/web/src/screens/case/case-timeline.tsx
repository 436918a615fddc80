import { Button } from '@nl-design-system-candidate/button-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { CaseFile, TimelineItem } from '../../api/types';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { TakeBack, takeable } from './take-back';

/** Everything that happened in a case, in sentences, the newest on top. */
export function CaseTimeline({ file }: { file: CaseFile }) {
  const caseId = file.id;
  const { t } = useLanguage();
  const timeline = useInfiniteQuery({
    queryKey: keys.timeline(caseId),
    queryFn: ({ pageParam }) => api.timeline(caseId, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor,
  });
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="nl-heading nl-heading--level-2">
        {t('case.timeline')}
      </h2>
      <Answer of={timeline}>
        {({ pages }) => (
          <>
            <Days file={file} items={pages.flatMap(({ items }) => items)} />
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

function Days({ file, items }: { file: CaseFile; items: TimelineItem[] }) {
  const { t } = useLanguage();
  const { relative, short } = useDates();
  const mayGo = takeable(items);
  const days = Map.groupBy(items, ({ at }) => dateOf(at));
  if (items.length === 0) return <p className="empty">{t('case.timelineEmpty')}</p>;
  return (
    <ol className="timeline">
      {[...days].map(([on, ofDay]) => (
        <li key={on}>
          <h3 className="timeline__day">
            {short(on)} <span className="quiet">{relative(on)}</span>
          </h3>
          <ol className="timeline__items">
            {ofDay.map((item) => (
              <Happened key={item.id} item={item}>
                {mayGo.has(item.id) && <TakeBack file={file} item={item} />}
              </Happened>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Happened({ item, children }: { item: TimelineItem; children: ReactNode }) {
  const { t, say, word } = useLanguage();
  const who = item.by ? (item.by.person ?? word('role', item.by.role)) : t('case.byMachine');
  return (
    <li className="timeline__item" data-line={Object.keys(item.line).filter((key) => key !== 'at' && key !== 'on')[0]}>
      <time dateTime={item.at}>{timeOf(item.at)}</time>
      <div className="timeline__text">
        {say(item.sentence)} {children}
      </div>
      <span className="quiet">
        {who}
        {item.mails > 0 && ` · ${t('demo.mails', { count: item.mails })}`}
      </span>
    </li>
  );
}

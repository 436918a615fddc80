import type { ReactNode } from 'react';
import type { CaseFile, TimelineItem } from '../../api/types';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { TakeBack, takeable } from './take-back';

interface Props {
  file: CaseFile;
  items: TimelineItem[];
  /** Nothing is left out: then it is known which acts were taken back already. */
  isWhole: boolean;
}

/** What happened, day by day, the newest first. */
export function TimelineDays({ file, items, isWhole }: Props) {
  const { t } = useLanguage();
  const { relative, short } = useDates();
  const mayGo = isWhole ? takeable(items) : new Set<string>();
  const days = Map.groupBy(items, ({ at }) => dateOf(at));
  if (items.length === 0) return <p className="empty">{t(isWhole ? 'case.timelineEmpty' : 'caseFile.nothingSo')}</p>;
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
  const who = item.by ? [item.by.person, word('role', item.by.role)].filter(Boolean).join(', ') : t('case.byMachine');
  return (
    <li className="timeline__item" data-line={Object.keys(item.line).filter((key) => key !== 'at' && key !== 'on')[0]}>
      <time dateTime={item.at}>{timeOf(item.at)}</time>
      <div className="timeline__text">
        {say(item.sentence)} {children}
        {item.reason && (
          <p className="timeline__reason">
            <span className="quiet">{t('caseFile.reason')}</span> {item.reason}
          </p>
        )}
      </div>
      <span className="quiet">
        {who}
        {item.mails > 0 && ` · ${t('demo.mails', { count: item.mails })}`}
      </span>
    </li>
  );
}

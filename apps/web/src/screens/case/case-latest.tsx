import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseApi, caseKeys } from '../../api/case';
import type { CaseFile } from '../../api/types';
import { useLanguage } from '../../language';
import { TimelineDays } from './timeline-days';

/** So much of the history stands below the steps. */
const latest = 5;

/** What happened last, and the way to all of it. */
export function CaseLatest({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const { data } = useQuery({
    queryKey: caseKeys.timeline(file.id, {}, 'latest'),
    queryFn: () => caseApi.timeline(file.id, {}, { limit: latest }),
  });
  if (!data) return null;
  return (
    <section aria-labelledby="latest">
      <h2 id="latest" className="nl-heading nl-heading--level-2">
        {t('caseFile.latest')}
      </h2>
      <TimelineDays file={file} items={data.items} isWhole />
      <p>
        <Link to="/cases/$caseId" params={{ caseId: file.id }} search={{ show: 'history' }} className="nl-link">
          {t('caseFile.wholeHistory')}
        </Link>
      </p>
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { api } from '../api/calls';
import { keys } from '../api/keys';
import type { CaseFile } from '../api/types';
import { useLanguage } from '../language';
import { ChildLink } from '../parts/child';
import { Panel } from './panel';

/** Cases that belong to this one, of those that I may see. */
export function CaseLinks({ file }: { file: CaseFile }) {
  const { t, word } = useLanguage();
  const { data } = useQuery({ queryKey: keys.links(file.id), queryFn: () => api.links(file.id) });
  if (!data || data.links.length === 0) return null;
  return (
    <Panel title={t('case.links')}>
      <ul className="plain">
        {data.links.map(({ caseId, child, reason }) => (
          <li key={caseId}>
            <ChildLink child={child} caseId={caseId} /> <span className="quiet">{word('link', reason)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

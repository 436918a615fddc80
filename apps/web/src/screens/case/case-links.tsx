import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { CaseFile, Links } from '../../api/types';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { ChildLink } from '../../parts/child';
import { OpenForm } from '../../parts/open-form';
import { Panel } from '../../parts/panel';
import { draftOfLink, LinkForm } from './link-form';

/** Cases that belong to this one, of those that I may see: linked, and never merged. */
export function CaseLinks({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const [linking, setLinking] = useState(false);
  const { data } = useQuery({ queryKey: keys.links(file.id), queryFn: () => api.links(file.id) });
  if (!data || (data.links.length === 0 && !data.mayLink)) return null;
  return (
    <Panel title={t('case.links')}>
      {data.links.length > 0 && (
        <ul className="plain">
          {data.links.map((link) => (
            <Linked key={link.caseId} caseId={file.id} link={link} mayLink={data.mayLink} />
          ))}
        </ul>
      )}
      {data.mayLink && !linking && (
        <OpenForm act="link" draft={draftOfLink(file.id)} onOpen={() => setLinking(true)}>
          {t('links.link')}
        </OpenForm>
      )}
      {linking && <LinkForm caseId={file.id} linked={data.links} onEnd={() => setLinking(false)} />}
    </Panel>
  );
}

interface LinkedProps {
  caseId: string;
  link: Links[number];
  mayLink: boolean;
}

/** That two are of one child is decided of children, and not here. */
function Linked({ caseId, link: { caseId: other, child, reason }, mayLink }: LinkedProps) {
  const { t, word } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const unlinking = useMutation({
    mutationFn: () => api.unlink(caseId, other),
    onSuccess: (links) => {
      cache.setQueryData(keys.links(caseId), links);
      void cache.invalidateQueries({ queryKey: keys.links(other) });
      announce(t('links.unlinked'));
    },
  });
  return (
    <li data-linked={other}>
      <ChildLink child={child} caseId={other} /> <span className="quiet">{word('link', reason)}</span>
      {mayLink && reason !== 'same-child' && (
        <div>
          <Button purpose="subtle" data-act="unlink" busy={unlinking.isPending} onClick={() => unlinking.mutate()}>
            {t('links.unlink')}
            <span className="hidden">: {child.initials}</span>
          </Button>
        </div>
      )}
      <ActProblem error={unlinking.error} />
    </li>
  );
}

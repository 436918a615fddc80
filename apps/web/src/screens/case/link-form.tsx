import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { LinkReason, Links } from '../../api/types';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field } from '../../parts/fields';

const reasons: readonly LinkReason[] = ['siblings', 'same-household', 'same-events'];

/** So many of the cases found can be chosen from; who sees more searches further. */
const mostChoices = 8;

export const draftOfLink = (caseId: string) => `link:${caseId}`;

interface Props {
  caseId: string;
  linked: Links;
  onEnd: () => void;
}

/** Finds another case among those that I may see, and links it. */
export function LinkForm({ caseId, linked, onEnd }: Props) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const [typed, setTyped] = useState('');
  const fields = useLinkFields(typed, [caseId, ...linked.map((link) => link.caseId)]);
  const linking = useMutation({
    mutationFn: ({ other, reason }: { other: string; reason: LinkReason }) => api.link(caseId, other, reason),
    onSuccess: (links, { other }) => {
      cache.setQueryData(keys.links(caseId), links);
      void cache.invalidateQueries({ queryKey: keys.links(other) });
      announce(t('links.linked'));
      onEnd();
    },
  });
  return (
    <AskForm
      draft={draftOfLink(caseId)}
      title={t('links.title')}
      note={t('links.hint')}
      fields={() => fields}
      start={{ reason: 'siblings' }}
      send={t('links.send')}
      busy={linking.isPending}
      problem={<ActProblem error={linking.error} />}
      onChange={({ q = '' }) => setTyped(q)}
      onCancel={onEnd}
      onSend={({ other, reason }, sent) =>
        linking.mutate({ other: other!, reason: reason as LinkReason }, { onSuccess: sent })
      }
    />
  );
}

/** What is searched for may be a name: it is asked, and goes into no address of the page. */
function useLinkFields(typed: string, not: readonly string[]): Field[] {
  const { t, word } = useLanguage();
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: [...keys.cases, 'to-link', q],
    queryFn: () => api.cases(q),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const others = (found.data?.items ?? []).filter(({ id }) => !not.includes(id)).slice(0, mostChoices);
  const options = others.map(({ id, child }) => ({ id, title: `${child.initials} (${child.age}) · ${child.school}` }));
  const isEmpty = found.data !== undefined && options.length === 0;
  return [
    { name: 'q', kind: 'text', label: t('links.search'), needed: true, most: 60 },
    ...(q === ''
      ? []
      : [
          {
            name: 'other',
            kind: 'choice',
            label: t('links.which'),
            needed: true,
            options,
            ...(isEmpty && { hint: t('links.nothing') }),
          } satisfies Field,
        ]),
    {
      name: 'reason',
      kind: 'choice',
      label: t('links.why'),
      needed: true,
      options: reasons.map((id) => ({ id, title: word('link', id) })),
    },
  ];
}

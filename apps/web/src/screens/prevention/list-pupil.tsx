import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ListForSurgery, preventionApi, preventionKeys } from '../../api/prevention';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';

interface Props {
  of: { kind: 'surgery' | 'talk'; id: string };
  onClose: () => void;
}

const reasons = ['late', 'unauthorised', 'mixed', 'sickness', 'worry'] as const;

/** A school names a pupil of its own by the number that it gave him. */
export function ListPupil({ of: { kind, id }, onClose }: Props) {
  const { t, word } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const listing = useMutation<unknown, unknown, Values>({
    mutationFn: ({ pupil = '', reason, notified }) =>
      kind === 'talk'
        ? preventionApi.joinTalk(id, pupil)
        : preventionApi.listForSurgery(id, {
            pupil,
            reason: reason as ListForSurgery['reason'],
            notified: notified === 'yes',
          }),
    onSuccess: async () => {
      announce(t('prevention.listed'));
      await cache.invalidateQueries({ queryKey: preventionKeys.all });
      onClose();
    },
  });
  const number: Field = { name: 'pupil', kind: 'text', label: t('prevention.pupil'), needed: true, most: 40 };
  const why: Field[] = [
    {
      name: 'reason',
      kind: 'select',
      label: t('prevention.reason'),
      needed: true,
      options: reasons.map((one) => ({ id: one, title: word('listedFor', one) })),
    },
    {
      name: 'notified',
      kind: 'choice',
      label: t('prevention.notified'),
      needed: true,
      options: (['yes', 'no'] as const).map((one) => ({ id: one, title: t(`app.${one}`) })),
    },
  ];
  return (
    <AskForm
      title={t('prevention.list')}
      note={t('prevention.listNote')}
      fields={() => (kind === 'talk' ? [number] : [number, ...why])}
      send={t('prevention.listSend')}
      busy={listing.isPending}
      problem={<ActProblem error={listing.error} />}
      onCancel={onClose}
      onSend={(values) => listing.mutate(values)}
    />
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AskedOfUsRequest, type RightsAnswer, rightsApi, rightsKeys } from '../../api/rights';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { AskForm } from '../../parts/ask-form';

const outcomes = ['granted', 'partly', 'refused', 'extended'] as const;

/** How a request ends; what is not done as it was asked, or takes longer, has a reason that the family reads. */
export function AnswerForm({ one, onClose }: { one: AskedOfUsRequest; onClose: () => void }) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const answering = useMutation({
    mutationFn: (answer: RightsAnswer) => rightsApi.answer(one.id, answer),
    onSuccess: (found) => cache.setQueryData(rightsKeys.asked, found),
  });
  const offered = outcomes.filter((outcome) => outcome !== 'extended' || one.canExtend);
  return (
    <AskForm
      draft={`right-answer:${one.id}`}
      title={t('rights.answerTitle')}
      note={t(`rights.does.${one.right}`)}
      send={t('rights.send')}
      fields={({ outcome }) => [
        {
          name: 'outcome',
          kind: 'choice',
          label: t('rights.outcome'),
          needed: true,
          options: offered.map((id) => ({ id, title: t(`rights.outcomes.${id}`) })),
        },
        {
          name: 'reason',
          kind: outcome === 'granted' ? 'words' : 'reason',
          label: t('rights.reason'),
          hint: t('rights.reasonHint'),
          needed: outcome !== undefined && outcome !== 'granted',
        },
      ]}
      busy={answering.isPending}
      problem={<ActProblem error={answering.error} />}
      onCancel={onClose}
      onSend={({ outcome, reason }, sent) =>
        answering.mutate(
          { outcome: outcome as RightsAnswer['outcome'], ...(reason?.trim() && { reason }) },
          {
            onSuccess: () => {
              sent();
              onClose();
            },
          },
        )
      }
    />
  );
}

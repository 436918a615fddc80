import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type AskedOfUs, type RightsLetter, rightsApi, rightsKeys } from '../../api/rights';
import { useOnceKey } from '../../api/use-act';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { AskForm } from '../../parts/ask-form';

const askers = ['parents', 'young-person'] as const;

/** A request that came on paper: its month counts from the day on which it came. */
export function LetterForm({ found, onClose }: { found: AskedOfUs; onClose: () => void }) {
  const { t, say } = useLanguage();
  const cache = useQueryClient();
  const keyOf = useOnceKey();
  const recording = useMutation({
    mutationFn: (letter: RightsLetter) => rightsApi.record(letter, keyOf(letter)),
    onSuccess: (now) => cache.setQueryData(rightsKeys.asked, now),
  });
  const { organisations, rights } = found;
  return (
    <AskForm
      draft="right-letter"
      title={t('rights.letter')}
      send={t('rights.record')}
      start={{ of: organisations[0]!.id }}
      fields={() => [
        { name: 'case', kind: 'text', label: t('log.case'), hint: t('log.caseHint'), needed: true },
        ...(organisations.length > 1
          ? [
              {
                name: 'of',
                kind: 'choice' as const,
                label: t('rights.of'),
                needed: true,
                options: organisations.map(({ id, name }) => ({ id, title: name })),
              },
            ]
          : []),
        {
          name: 'right',
          kind: 'choice',
          label: t('rights.which'),
          needed: true,
          options: rights.map(({ right, title }) => ({ id: right, title: say(title) })),
        },
        {
          name: 'by',
          kind: 'choice',
          label: t('rights.who'),
          needed: true,
          options: askers.map((id) => ({ id, title: t(`rights.by.${id}`) })),
        },
        { name: 'receivedOn', kind: 'date', label: t('rights.received'), needed: true },
        { name: 'words', kind: 'words', label: t('rights.words'), most: 2000 },
      ]}
      busy={recording.isPending}
      problem={<ActProblem error={recording.error} />}
      onCancel={onClose}
      onSend={({ case: caseId, of, right, by, receivedOn, words }, sent) =>
        recording.mutate(
          {
            case: caseId!.trim(),
            of: of!,
            right: right as RightsLetter['right'],
            by: by as RightsLetter['by'],
            receivedOn: receivedOn!,
            ...(words?.trim() && { words }),
          },
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

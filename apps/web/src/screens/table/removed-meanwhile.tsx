import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Decision, type DecisionDraft, tableApi, tableKeys } from '../../api/table';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { Notice } from '../../parts/notice';

interface Props {
  on: string;
  decision: Decision;
  /** What stands in the fields. */
  draft: () => DecisionDraft;
  onLetGo: () => void;
}

/** Another removed the decision while somebody typed on it: whoever typed says whether it is written down again. */
export function RemovedMeanwhile({ on, decision, draft, onLetGo }: Props) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const again = useMutation({
    mutationFn: () => tableApi.begin(on, decision.caseId, draft()),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: tableKeys.meeting(on) });
      onLetGo();
    },
  });
  return (
    <Notice kind="warning">
      <div data-removed>
        <p>{t('table.droppedMeanwhile')}</p>
        <ActProblem error={again.error} />
        <div className="ask__end">
          <Button purpose="primary" data-act="write-again" busy={again.isPending} onClick={() => again.mutate()}>
            {t('table.writeAgain')}
          </Button>
          <Button purpose="secondary" data-act="let-go" onClick={onLetGo}>
            {t('table.letItGo')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { Dialog } from '../../parts/dialog';

/** How often (ms) and how many times we ask whether the region stands ready again. */
const every = 1000;
const tries = 120;

const pause = () => new Promise((resolve) => setTimeout(resolve, every));

/** The reset goes on after its answer: the region is ready when the demonstration answers with another time. */
async function resetAndWait(before: string | undefined): Promise<void> {
  await api.reset();
  for (let turn = 0; turn < tries; turn += 1) {
    await pause();
    const answer = await api.demonstration().catch(() => undefined);
    if (answer && (answer.now !== before || turn > 2)) return;
  }
}

/** Puts the region back on day one, after asking whether that is meant. */
export function ResetButton() {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const go = useNavigate();
  const [asking, setAsking] = useState(false);
  const reset = useMutation({
    mutationFn: () => resetAndWait(cache.getQueryData<{ now: string }>(keys.demonstration)?.now),
    onSuccess: async () => {
      setAsking(false);
      await go({ to: '/' });
      cache.clear();
    },
  });
  return (
    <>
      <Button purpose="subtle" title={t('demo.reset')} onClick={() => setAsking(true)}>
        <span className="demo__long">{t('demo.reset')}</span>
        <span className="demo__short" aria-hidden="true">
          ↺
        </span>
      </Button>
      {asking && (
        <Dialog title={t('demo.reset')} onClose={() => setAsking(false)}>
          <p role="status">{reset.isPending ? t('demo.resetting') : t('demo.resetSure')}</p>
          <ActProblem error={reset.error} />
          <Button purpose="primary" busy={reset.isPending} onClick={() => !reset.isPending && reset.mutate()}>
            {t('demo.reset')}
          </Button>
        </Dialog>
      )}
    </>
  );
}

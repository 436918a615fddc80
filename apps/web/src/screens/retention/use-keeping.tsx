import { useMutation, useQueryClient } from '@tanstack/react-query';
import { retentionKeys } from '../../api/retention';
import { kindOf } from '../../api/problem';
import { useLanguage } from '../../language';
import type { Translation } from '../../language/nl';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { Notice } from '../../parts/notice';

/** Goes to a part of the page, each of which is always there: what was pressed is not any more. */
export const goTo = (id: string) => document.getElementById(id)?.focus();

/** Does something about what is kept, says so, and has every list ask again: what stood in the way may be new. */
export function useKeeping<Asked = void>(act: (asked: Asked) => Promise<unknown>, said: string, onEnd?: () => void) {
  const cache = useQueryClient();
  const announce = useAnnounce();
  const askAgain = () => cache.invalidateQueries({ queryKey: retentionKeys.all });
  const doing = useMutation({
    mutationFn: act,
    onSuccess: async () => {
      announce(said);
      await askAgain();
      onEnd?.();
    },
    onError: askAgain,
  });
  return { doing, problem: <KeepingProblem error={doing.error} /> };
}

type Known = keyof Translation['retention']['problem'];

/** Who has to prove again who he is reads that above the page. */
function KeepingProblem({ error }: { error: unknown }) {
  const { t } = useLanguage();
  if (!error || kindOf(error) === 'sign-in-again') return null;
  const kind = kindOf(error) as Known;
  const known: readonly Known[] = [
    'nothing-due',
    'proposed-already',
    'same-person',
    'decided-already',
    'held-already',
    'destroyed-already',
    'not-found',
  ];
  if (!known.includes(kind)) return <ActProblem error={error} />;
  return <Notice kind="error">{t(`retention.problem.${kind}`)}</Notice>;
}

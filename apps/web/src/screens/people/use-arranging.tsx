import { useMutation, useQueryClient } from '@tanstack/react-query';
import { peopleApi, peopleKeys, type Whereabouts, type Whose } from '../../api/people';
import { kindOf } from '../../api/problem';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { Notice } from '../../parts/notice';

/** What every form about somebody gets. */
export interface FormProps {
  known: Whereabouts;
  /** Who is not there today. */
  absent: string[];
  onEnd: () => void;
}

type Said = 'leaveSaid' | 'handSaid' | 'departSaid' | 'returnSaid';

/** Arranges something of somebody, and says so. */
export function useArranging({ known, onEnd }: Pick<FormProps, 'known' | 'onEnd'>, said: Said) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const announce = useAnnounce();
  const whose: Whose = { id: known.id, organisation: known.organisation.id };
  const arranging = useMutation({
    mutationFn: (act: (api: typeof peopleApi, whose: Whose) => Promise<Whereabouts>) => act(peopleApi, whose),
    onSuccess: () => {
      announce(t(`people.${said}`, { name: known.name }));
      onEnd();
    },
    // What stands in the way may be new: then the list says it too.
    onSettled: () => cache.invalidateQueries({ queryKey: peopleKeys.here }),
  });
  const problem = <PeopleProblem error={arranging.error} name={known.name} />;
  return { arranging, problem };
}

const named = { 'away-already': 'away', 'no-such-colleague': 'colleague', 'not-carried': 'carried' } as const;

function PeopleProblem({ error, name }: { error: unknown; name: string }) {
  const { t } = useLanguage();
  if (!error) return null;
  const kind = kindOf(error);
  if (!(kind in named)) return <ActProblem error={error} />;
  return <Notice kind="error">{t(`people.problem.${named[kind as keyof typeof named]}`, { name })}</Notice>;
}

/** Who could take over, and whether he is there himself. */
export function useColleagues({ known, absent }: Pick<FormProps, 'known' | 'absent'>) {
  const { t } = useLanguage();
  return known.colleagues.map(({ id, name, function: does }) => ({
    id,
    title: [name, does, ...(absent.includes(id) ? [t('people.awayNow')] : [])].join(' · '),
  }));
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { Person } from '../../api/types';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { isOfFamily } from './groups';

/** Somebody whom one can be: chosen, he is at his day, or at the page of his family. */
export function PersonCard({ person }: { person: Person }) {
  const { t, say } = useLanguage();
  const cache = useQueryClient();
  const { history } = useRouter();
  const { page } = useSearch({ from: '/' });
  const choose = useMutation({
    mutationFn: () => api.signIn(person.id),
    onSuccess: () => {
      const kept = [keys.demonstration[0], keys.wentOff[0]] as string[];
      cache.removeQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
      history.push(page ?? (isOfFamily(person) ? '/family' : '/my-day'));
    },
  });
  return (
    <li className="person">
      <h3 className="person__name">
        <button
          type="button"
          className="person__button"
          aria-label={t('entrance.choose', { name: person.name })}
          onClick={() => choose.mutate()}
        >
          {person.name}
        </button>
      </h3>
      <p className="person__function">{person.function}</p>
      <p className="person__organisation">{person.organisation}</p>
      <p className="person__hint">{say(person.hint)}</p>
      <ActProblem error={choose.error} />
    </li>
  );
}

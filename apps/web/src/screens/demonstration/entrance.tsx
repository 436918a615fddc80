import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { kindOf } from '../../api/problem';
import type { Person } from '../../api/types';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { Answer } from '../../parts/answer';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';

/** Where a visitor of the demonstration chooses through whose eyes to look. */
export function Entrance() {
  const { t } = useLanguage();
  const demonstration = useQuery({ queryKey: keys.demonstration, queryFn: api.demonstration });
  const closed = demonstration.error && kindOf(demonstration.error) === 'not-found';
  const regions = demonstration.data?.regions ?? [];
  const [chosen, setChosen] = useState<string>();
  const region = chosen ?? regions[0];
  return (
    <Page title={t('entrance.title')} lead={region && t('entrance.lead', { region })}>
      {closed ? (
        <Notice>{t('entrance.closed')}</Notice>
      ) : (
        <Answer of={demonstration}>
          {({ people }) =>
            regions.length === 0 ? (
              <Notice>{t('entrance.noRegion')}</Notice>
            ) : (
              <>
                {regions.length > 1 && <Regions regions={regions} chosen={region} onChoose={setChosen} />}
                <People people={people.filter((person) => person.region === region)} />
              </>
            )
          }
        </Answer>
      )}
    </Page>
  );
}

interface RegionsProps {
  regions: string[];
  chosen: string | undefined;
  onChoose: (region: string) => void;
}

function Regions({ regions, chosen, onChoose }: RegionsProps) {
  const { t } = useLanguage();
  return (
    <div className="filter">
      <label className="utrecht-form-label" htmlFor="region">
        {t('entrance.region')}
      </label>
      <select
        id="region"
        className="utrecht-select utrecht-select--html-select"
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        {regions.map((region) => (
          <option key={region}>{region}</option>
        ))}
      </select>
    </div>
  );
}

/** From this many on, searching is quicker than looking. */
const many = 9;

function People({ people }: { people: Person[] }) {
  const { t, word } = useLanguage();
  const [wanted, setWanted] = useState('');
  const fits = (person: Person) =>
    [person.name, person.function, person.organisation, word('role', person.role)]
      .join(' ')
      .toLowerCase()
      .includes(wanted.trim().toLowerCase());
  const found = people.filter(fits);
  return (
    <>
      {people.length >= many && (
        <div className="filter">
          <label className="utrecht-form-label" htmlFor="people">
            {t('entrance.filter')}
          </label>
          <input
            id="people"
            type="search"
            className="utrecht-textbox"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <span className="quiet" role="status">
            {found.length ? t('entrance.found', { count: found.length }) : t('entrance.none')}
          </span>
        </div>
      )}
      <ul className="people">
        {found.map((person) => (
          <PersonCard key={person.id} person={person} />
        ))}
      </ul>
    </>
  );
}

function PersonCard({ person }: { person: Person }) {
  const { t, say } = useLanguage();
  const cache = useQueryClient();
  const go = useNavigate();
  const choose = useMutation({
    mutationFn: () => api.signIn(person.id),
    onSuccess: async () => {
      const kept = [keys.demonstration[0], keys.wentOff[0]] as string[];
      cache.removeQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
      await go({ to: '/my-day' });
    },
  });
  return (
    <li className="person">
      <h2 className="person__name">
        <button
          type="button"
          className="person__button"
          aria-label={t('entrance.choose', { name: person.name })}
          onClick={() => choose.mutate()}
        >
          {person.name}
        </button>
      </h2>
      <p className="person__function">{person.function}</p>
      <p className="person__organisation">{person.organisation}</p>
      <p className="person__hint">{say(person.hint)}</p>
      <ActProblem error={choose.error} />
    </li>
  );
}

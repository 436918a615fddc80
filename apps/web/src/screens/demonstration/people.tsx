import { useState } from 'react';
import type { Person } from '../../api/types';
import { useLanguage } from '../../language';
import { type Group, inGroups } from './groups';
import { PersonCard } from './person-card';

/** From this many on, searching is quicker than looking. */
const many = 9;

/** Everybody of a region: by what they do, or found by a word. */
export function People({ people }: { people: Person[] }) {
  const { t, word } = useLanguage();
  const [wanted, setWanted] = useState('');
  const [group, setGroup] = useState<Group>();
  const fits = (person: Person) =>
    [person.name, person.function, person.organisation, word('role', person.role)]
      .join(' ')
      .toLowerCase()
      .includes(wanted.trim().toLowerCase());
  const found = people.filter(fits);
  const groups = inGroups(found);
  const shown = groups.filter(([one]) => group === undefined || one === group);
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
            onChange={(event) => {
              setWanted(event.target.value);
              setGroup(undefined);
            }}
          />
          <span className="quiet" role="status">
            {found.length ? t('entrance.found', { count: found.length }) : t('entrance.none')}
          </span>
        </div>
      )}
      {groups.length > 1 && <Groups groups={groups} chosen={group} all={found.length} onChoose={setGroup} />}
      {shown.map(([one, some]) => (
        <section key={one} aria-labelledby={`group-${one}`} className="people__group">
          <h2 id={`group-${one}`} className="nl-heading nl-heading--level-3">
            {t(`entrance.group.${one}`)}
          </h2>
          <ul className="people">
            {some.map((person) => (
              <PersonCard key={person.id} person={person} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

interface GroupsProps {
  groups: [Group, Person[]][];
  chosen: Group | undefined;
  /** How many people there are in all. */
  all: number;
  onChoose: (group: Group | undefined) => void;
}

function Groups({ groups, chosen, all, onChoose }: GroupsProps) {
  const { t } = useLanguage();
  return (
    <div className="chips" role="group" aria-label={t('entrance.groups')}>
      <button type="button" className="chip" aria-pressed={!chosen} onClick={() => onChoose(undefined)}>
        {t('entrance.everybody')} <strong>{all}</strong>
      </button>
      {groups.map(([one, { length }]) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={chosen === one}
          data-group={one}
          onClick={() => onChoose(one)}
        >
          {t(`entrance.group.${one}`)} <strong>{length}</strong>
        </button>
      ))}
    </div>
  );
}

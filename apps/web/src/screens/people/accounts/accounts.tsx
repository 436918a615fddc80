import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { peopleApi, peopleKeys } from '../../../api/people';
import { useLanguage } from '../../../language';
import { Answer } from '../../../parts/answer';
import { AccountRow } from './account-row';

/** Whom an administrator can give a code: everybody who works in the region, found by name or organisation. */
export function Accounts() {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const asked = useQuery({
    queryKey: peopleKeys.accounts(q),
    queryFn: () => peopleApi.accounts(q),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="accounts" aria-labelledby="accounts">
      <h2 id="accounts" className="nl-heading nl-heading--level-2">
        {t('accounts.title')}
      </h2>
      <p className="quiet">{t('accounts.lead')}</p>
      <div className="filter">
        <label className="utrecht-form-label" htmlFor="search-account">
          {t('accounts.search')}
        </label>
        <input
          id="search-account"
          type="search"
          className="utrecht-textbox"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Answer of={asked}>
        {({ people, more }) => (
          <>
            {people.length === 0 && <div className="empty">{t('accounts.nobody')}</div>}
            <ul className="colleagues" hidden={people.length === 0}>
              {people.map((one) => (
                <AccountRow key={one.id} one={one} />
              ))}
            </ul>
            {more && <p className="quiet">{t('accounts.more')}</p>}
          </>
        )}
      </Answer>
    </section>
  );
}

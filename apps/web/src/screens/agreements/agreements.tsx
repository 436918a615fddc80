import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type Held, type HeldAgreement, papersApi, papersKeys } from '../../api/papers';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { Choice } from './choice';
import { placeOf } from './place';
import { Reading } from './reading';

const route = getRouteApi('/inside/agreements');

/** What the partners of a region agreed, to read: for a place and a date, both in the address. */
export function AgreementsScreen() {
  const { t } = useLanguage();
  const { place, on } = route.useSearch();
  const me = useMe();
  const asked = useQuery({
    queryKey: papersKeys.held(placeOf(place), on),
    queryFn: () => papersApi.held(placeOf(place), on),
    placeholderData: (before) => before,
  });
  return (
    <Page title={t('agreements.title')} lead={t('agreements.lead', { region: me?.region.name ?? '' })}>
      <Answer of={asked}>
        {(held) => (
          <>
            <Choice held={held} />
            {held.agreements.length === 0 ? (
              <div className="empty">{t('agreements.nothing')}</div>
            ) : (
              <Beside held={held} />
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

/** The list, and the one that is read beside it. */
function Beside({ held }: { held: Held }) {
  const { say } = useLanguage();
  const { of } = route.useSearch();
  const listed = held.agreements.toSorted(
    (one, other) => Number(other.holds) - Number(one.holds) || say(one.title).localeCompare(say(other.title)),
  );
  const chosen = listed.find(({ workflow }) => workflow === of) ?? firstOf(listed);
  return (
    <div className="agreements">
      <List agreements={listed} chosen={chosen.workflow} />
      <Reading key={chosen.workflow} held={held} agreement={chosen} />
    </div>
  );
}

/** Most come for a child that is at home for long. */
function firstOf(listed: readonly HeldAgreement[]): HeldAgreement {
  return listed.find(({ workflow }) => workflow === 'long-relative-absence') ?? listed[0]!;
}

function List({ agreements, chosen }: { agreements: readonly HeldAgreement[]; chosen: string }) {
  const { t, say } = useLanguage();
  const go = route.useNavigate();
  return (
    <nav className="agreements__list" aria-label={t('agreements.list')}>
      <label className="agreements__which">
        <span className="utrecht-form-label">{t('agreements.which')}</span>
        <select
          className="utrecht-select utrecht-select--html-select"
          value={chosen}
          onChange={({ target }) => void go({ search: (now) => ({ ...now, of: target.value, version: undefined }) })}
        >
          {agreements.map(({ workflow, title }) => (
            <option key={workflow} value={workflow}>
              {say(title)}
            </option>
          ))}
        </select>
      </label>
      <ul>
        {agreements.map((one) => (
          <li key={one.workflow}>
            <Link
              from="/agreements"
              to="/agreements"
              search={(now) => ({ ...now, of: one.workflow, version: undefined })}
              className="agreements__one"
              aria-current={one.workflow === chosen ? 'page' : undefined}
            >
              <span className="agreements__name">{say(one.title)}</span>
              <span className="quiet">
                {t('agreements.version', { version: one.version })}
                {' · '}
                {one.holds
                  ? t(one.layer === 'region' ? 'agreements.own' : 'agreements.offered')
                  : t('agreements.elsewhere')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type CriminalRouteRow, forgottenAtOnce, vaultKeys, vaultsApi } from '../../api/vaults';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Mark } from '../../parts/mark';
import { Page } from '../../parts/page';

/** Where a boa begins: the criminal routes of the office, those that run first. */
export function CriminalRoutesScreen() {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: vaultKeys.routes, queryFn: vaultsApi.routes, ...forgottenAtOnce });
  return (
    <Page title={t('vaults.routes')} lead={t('vaults.routesLead')}>
      <Answer of={asked}>
        {({ routes }) =>
          routes.length === 0 ? (
            <div className="empty">{t('vaults.noRoutes')}</div>
          ) : (
            <ul className="plain route-list">
              {routes.map((one) => (
                <RouteRow key={one.case} one={one} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  );
}

function RouteRow({ one: { case: caseId, child, state, since } }: { one: CriminalRouteRow }) {
  const { t } = useLanguage();
  const { short } = useDates();
  return (
    <li className="route-list__one" data-route={state}>
      <span className="child">
        <Link to="/criminal-routes/$caseId" params={{ caseId }} className="nl-link">
          {child?.initials} ({child?.age})
        </Link>
        <span className="child__school">
          <span className="child__dot"> · </span>
          {child?.school}
        </span>
      </span>
      {state && since && (
        <Mark as={state === 'closed' ? 'done' : 'neutral'}>{t(`vaults.routeIs.${state}`, { date: short(since) })}</Mark>
      )}
    </li>
  );
}

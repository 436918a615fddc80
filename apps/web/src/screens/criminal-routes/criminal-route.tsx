import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type CriminalCase, type CriminalFile, forgottenAtOnce, vaultKeys, vaultsApi } from '../../api/vaults';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';
import { Panel } from '../../parts/panel';
import { CloseRoute } from './close-route';
import { WriteInRoute } from './write-in-route';

const route = getRouteApi('/inside/criminal-routes/$caseId');

/** One criminal route, for the boa: whom it is about, the suspicion, what he wrote, and its end. Nothing of the supervision. */
export function CriminalRouteScreen() {
  const { t } = useLanguage();
  const { caseId } = route.useParams();
  const asked = useQuery({
    queryKey: vaultKeys.route(caseId),
    queryFn: () => vaultsApi.route(caseId),
    ...forgottenAtOnce,
  });
  return (
    <Page
      title={asked.data?.child.name ?? t('vaults.route')}
      windowTitle={t('vaults.route')}
      aside={asked.data && <About found={asked.data} />}
    >
      <p>
        <Link to="/criminal-routes" className="nl-link">
          {t('vaults.toRoutes')}
        </Link>
      </p>
      <Answer of={asked}>{(found) => <Found found={found} />}</Answer>
    </Page>
  );
}

function About({ found: { child, firstDayAbsent } }: { found: CriminalCase }) {
  const { t } = useLanguage();
  const { short } = useDates();
  const about = [
    child.bornOn && t('vaults.bornOn', { date: short(child.bornOn) }),
    child.school,
    child.municipality,
    firstDayAbsent && t('case.firstAbsent', { date: short(firstDayAbsent) }),
  ];
  return <p className="case-about">{about.filter(Boolean).join(' · ')}</p>;
}

function Found({ found }: { found: CriminalCase }) {
  const { t } = useLanguage();
  const { short } = useDates();
  const { file, route: stands } = found;
  if (!file || !stands) return <Notice>{t('vaults.noRoute')}</Notice>;
  const isRunning = stands.state === 'running';
  return (
    <div className="route-file" data-route={stands.state}>
      <Notice quiet>{t(`vaults.routeStands.${stands.state}`, { date: short(stands.since) })}</Notice>
      <Suspicion file={file} />
      <Writings file={file} caseId={found.case} mayWrite={isRunning} />
      {isRunning && <CloseRoute caseId={found.case} />}
    </div>
  );
}

function Suspicion({ file }: { file: CriminalFile }) {
  const { t } = useLanguage();
  const { short } = useDates();
  return (
    <Panel title={t('vaults.suspicion')} readBy={t('vaults.fileReadBy')}>
      <dl className="pairs">
        <div>
          <dt>{t('vaults.suspect')}</dt>
          <dd>{t(`vaults.suspects.${file.suspect}`)}</dd>
        </div>
        <div>
          <dt>{t('vaults.cautionOn')}</dt>
          <dd>{short(file.cautionGivenOn)}</dd>
        </div>
        <div>
          <dt>{t('vaults.openedOn')}</dt>
          <dd>{short(dateOf(file.openedAt))}</dd>
        </div>
      </dl>
      <p className="vault-notes__text">{file.suspicion}</p>
    </Panel>
  );
}

function Writings({ file, caseId, mayWrite }: { file: CriminalFile; caseId: string; mayWrite: boolean }) {
  const { t } = useLanguage();
  const { short } = useDates();
  return (
    <Panel title={t('vaults.writings')}>
      {file.writings.length === 0 && <p className="quiet">{t('vaults.noWritings')}</p>}
      <ul className="plain vault-notes">
        {file.writings.map(({ id, kind, text, writtenAt }) => (
          <li key={id} data-writing={kind}>
            <p>
              <strong>{t(`vaults.kinds.${kind}`)}</strong>{' '}
              <span className="quiet">
                {short(dateOf(writtenAt))} {t('date.at', { time: timeOf(writtenAt) })}
              </span>
            </p>
            <p className="vault-notes__text">{text}</p>
          </li>
        ))}
      </ul>
      {mayWrite && <WriteInRoute caseId={caseId} />}
    </Panel>
  );
}

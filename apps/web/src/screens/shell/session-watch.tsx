import { Button } from '@nl-design-system-candidate/button-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { draftKeeper } from '../../api/drafts';
import { keys } from '../../api/keys';
import { hearSignedIn, inOwnWindow, signedInPage, signInApi, signInKeys } from '../../api/sign-in';
import { useLanguage } from '../../language';
import { Dialog } from '../../parts/dialog';
import { ProveAgain } from './prove-again';

/** How often (ms) it is asked how long the session runs; a sign that somebody gave meanwhile lengthens it. */
const every = 50_000;
/** From so many seconds before its end on it is said that a session ends. */
const warned = 300;

/** Says of the session of whoever is signed in that it will end, that it ended, or that a proof is asked: over the page, which stays. */
export function SessionWatch() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return path === '/' || path === signedInPage ? null : <Watched />;
}

function Watched() {
  const { data: session, refetch } = useQuery({
    queryKey: signInKeys.session,
    queryFn: signInApi.session,
    refetchInterval: every,
    refetchIntervalInBackground: true,
  });
  const hasEnded = useTold(keys.sessionEnded);
  const isAskedAgain = useTold(signInKeys.again);
  useSignedInElsewhere(session?.person);
  if (hasEnded) return <Ended />;
  if (!session) return null;
  if (isAskedAgain) return <ProveAgain by={session.by} />;
  if (session.idleInSeconds > warned) return null;
  return <Ending minutes={Math.ceil(session.idleInSeconds / 60)} onHere={() => void refetch()} />;
}

/** What is not asked for but told. */
function useTold(queryKey: readonly string[]): boolean {
  return useQuery({ queryKey, queryFn: () => false, enabled: false, initialData: false }).data;
}

/** Goes on where one was when the same person signed in in another window; for another one the page begins anew. */
function useSignedInElsewhere(before: string | undefined): void {
  const cache = useQueryClient();
  useEffect(
    () =>
      hearSignedIn(() => {
        void signInApi.session().then((now) => {
          draftKeeper.signedIn(now.person);
          if (before !== undefined && before !== now.person) return location.assign('/my-day');
          cache.setQueryData(keys.sessionEnded, false);
          cache.setQueryData(signInKeys.again, false);
          return cache.invalidateQueries();
        });
      }),
    [cache, before],
  );
}

function Ending({ minutes, onHere }: { minutes: number; onHere: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog title={t('session.ending')} onClose={onHere}>
      <p role="status">{t('session.endsIn', { count: minutes })}</p>
      <Button purpose="primary" onClick={onHere}>
        {t('session.here')}
      </Button>
    </Dialog>
  );
}

/** Nothing of the page is to be seen, and all of it is still there. A browser that opens no window goes there itself. */
function Ended() {
  const { t } = useLanguage();
  const page = `${location.pathname}${location.search}`;
  return (
    <Dialog title={t('session.ended')}>
      <p>{t('session.endedWhy')}</p>
      <a
        className="nl-link"
        href={`/?page=${encodeURIComponent(page)}`}
        onClick={(event) => {
          if (open(inOwnWindow)) event.preventDefault();
        }}
      >
        {t('states.sessionAgain')}
      </a>
    </Dialog>
  );
}

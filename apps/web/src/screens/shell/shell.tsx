import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../api/calls';
import { draftKeeper } from '../../api/drafts';
import { keys } from '../../api/keys';
import { useLive } from '../../api/live';
import type { Me } from '../../api/types';
import { chosenLanguage, speak, useLanguage } from '../../language';
import { Announcement } from '../../parts/announcement';
import { isForPage } from '../../parts/single-keys';
import { DemonstrationBar } from '../demonstration/demonstration-bar';
import { Connection } from './connection';
import { Keys } from './keys';
import { LanguageSwitch } from './language-switch';
import { Navigation } from './navigation';
import { SessionWatch } from './session-watch';
import { useLeave } from './use-leave';

/** What stands around every screen: who I am, where I can go, the demonstration's clock, and whether all is well. */
export function Shell() {
  const { t } = useLanguage();
  const [help, setHelp] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { data: me } = useQuery({ queryKey: keys.me, queryFn: api.me, enabled: path !== '/' });
  useLive(Boolean(me));
  useEffect(() => {
    if (me) draftKeeper.signedIn(me.id);
  }, [me]);
  useKeysOfTheShell(() => setHelp(true));
  useEffect(() => {
    document.documentElement.dataset['theme'] = me?.region.theme ?? '';
  }, [me]);
  useEffect(() => {
    if (me && !chosenLanguage()) void speak(me.language);
  }, [me]);
  return (
    <>
      <a className="nl-link nl-skip-link skip" href="#content">
        {t('app.skip')}
      </a>
      <DemonstrationBar />
      <Top me={me} onHelp={() => setHelp(true)} />
      <main id="content" className="content" tabIndex={-1}>
        <Connection />
        {me && <SessionWatch />}
        <Outlet />
      </main>
      <Announcement />
      {help && <Keys onClose={() => setHelp(false)} />}
    </>
  );
}

function useKeysOfTheShell(onHelp: () => void) {
  const go = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isForPage(event)) return;
      if (event.key === '?') onHelp();
      if (event.key === '/') {
        event.preventDefault();
        void go({ to: '/cases' }).then(() => document.querySelector<HTMLElement>('input[type=search]')?.focus());
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [go, onHelp]);
}

function Top({ me, onHelp }: { me: Me | undefined; onHelp: () => void }) {
  const { t } = useLanguage();
  return (
    <header className="top">
      <div className="top__in">
        <Link to={me ? '/my-day' : '/'} className="top__name">
          <img src="/mark.svg" alt="" width="28" height="28" />
          {t('app.name')}
        </Link>
        {me && <Navigation me={me} />}
        <div className="top__end">
          {me && <WhoAmI me={me} />}
          {me && (
            <button type="button" className="top__button" onClick={onHelp} title={t('app.keys')}>
              <span aria-hidden="true">?</span>
              <span className="hidden">{t('app.keys')}</span>
            </button>
          )}
          <LanguageSwitch />
        </div>
      </div>
    </header>
  );
}

function WhoAmI({ me }: { me: Me }) {
  const { t } = useLanguage();
  const leave = useLeave();
  return (
    <div className="who">
      <span className="who__name">{me.name}</span>
      <span className="who__function">
        {me.function}, {me.organisation.name}
      </span>
      <button type="button" className="nl-link who__leave" onClick={() => void leave()}>
        {me.demonstration ? t('app.switchPerson') : t('app.signOut')}
      </button>
    </div>
  );
}

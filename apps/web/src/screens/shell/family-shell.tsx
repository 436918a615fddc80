import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { familyApi, familyKeys } from '../../api/family';
import { useLanguage } from '../../language';
import { Announcement } from '../../parts/announcement';
import { Connection } from './connection';
import { LanguageSwitch } from './language-switch';
import { SessionWatch } from './session-watch';
import { useLeave } from './use-leave';

/** Around the page of a family: its language, a way out, and whether all is well. */
export function FamilyShell() {
  const { t } = useLanguage();
  const leave = useLeave();
  const { data } = useQuery({ queryKey: familyKeys.page, queryFn: familyApi.page });
  useEffect(() => {
    document.documentElement.dataset['theme'] = data?.theme ?? '';
  }, [data]);
  return (
    <>
      <a className="nl-link nl-skip-link skip" href="#content">
        {t('app.skip')}
      </a>
      <header className="top">
        <div className="top__in top__in--family">
          <LanguageSwitch />
          <button type="button" className="nl-link top__leave" onClick={() => void leave()}>
            {data?.demonstration ? t('family.switchPerson') : t('family.stop')}
          </button>
        </div>
      </header>
      <main id="content" className="content" tabIndex={-1}>
        <Connection />
        {data && <SessionWatch />}
        <Outlet />
      </main>
      <Announcement />
    </>
  );
}

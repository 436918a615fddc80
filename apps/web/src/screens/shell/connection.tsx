import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { keys } from '../../api/keys';
import { useLanguage } from '../../language';
import { Notice } from '../../parts/notice';

/** Says so when there is no connection. */
export function Connection() {
  const { t } = useLanguage();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const tell = () => setOnline(navigator.onLine);
    addEventListener('online', tell);
    addEventListener('offline', tell);
    return () => {
      removeEventListener('online', tell);
      removeEventListener('offline', tell);
    };
  }, []);
  return online ? null : <Notice kind="warning">{t('states.offline')}</Notice>;
}

/** Says so when the session ended, which any answer may be the first to tell. */
export function SessionEnded() {
  const { t } = useLanguage();
  const { data } = useQuery({ queryKey: keys.sessionEnded, queryFn: () => false, enabled: false, initialData: false });
  if (!data) return null;
  return (
    <Notice kind="warning">
      <p>{t('states.session')}</p>
      <Link to="/" className="nl-link">
        {t('states.sessionAgain')}
      </Link>
    </Notice>
  );
}

import { useEffect, useState } from 'react';
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

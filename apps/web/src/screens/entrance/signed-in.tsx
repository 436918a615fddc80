import { useEffect } from 'react';
import { tellSignedIn } from '../../api/sign-in';
import { useLanguage } from '../../language';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';

/** The end of signing in in a window of its own: it tells the window where somebody was, and closes if somebody came here. */
export function SignedIn() {
  const { t } = useLanguage();
  useEffect(() => {
    tellSignedIn();
    if (history.length > 1) window.close();
  }, []);
  return (
    <Page title={t('signIn.title')}>
      <Notice kind="ok">{t('signIn.signedIn')}</Notice>
    </Page>
  );
}

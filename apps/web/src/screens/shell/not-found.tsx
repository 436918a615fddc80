import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../language';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';

export function NotFound() {
  const { t } = useLanguage();
  return (
    <Page title={t('app.name')}>
      <Notice>
        <p>{t('states.notFound')}</p>
        <Link to="/my-day" className="nl-link">
          {t('states.notFoundBack')}
        </Link>
      </Notice>
    </Page>
  );
}

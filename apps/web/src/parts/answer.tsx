import { Button } from '@nl-design-system-candidate/button-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { kindOf } from '../api/problem';
import { useLanguage } from '../language';
import { Notice } from './notice';

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** Shows what was asked for once it is there, and until then, or instead, says how it stands. */
export function Answer<T>({ of, children }: { of: Asked<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <Failure error={of.error} again={of.refetch} />;
  return <Loading />;
}

export function Loading() {
  const { t } = useLanguage();
  return (
    <div className="loading" role="status">
      <span>{t('app.loading')}</span>
      <span className="loading__bar" />
      <span className="loading__bar" />
      <span className="loading__bar" />
    </div>
  );
}

function Failure({ error, again }: { error: unknown; again: () => unknown }) {
  const { t } = useLanguage();
  const kind = kindOf(error);
  if (kind === 'not-signed-in') return null;
  if (kind === 'not-found' || kind === 'malformed-request' || kind === 'not-allowed') {
    return (
      <Notice kind="info">
        <p>{kind === 'not-allowed' ? t('states.notForYou') : t('states.notFound')}</p>
        <Link to="/my-day" className="nl-link">
          {t('states.notFoundBack')}
        </Link>
      </Notice>
    );
  }
  return (
    <Notice kind="error">
      <p>{kind === 'offline' ? t('states.failedOffline') : t('states.failed')}</p>
      <Button purpose="secondary" onClick={() => again()}>
        {t('app.again')}
      </Button>
    </Notice>
  );
}

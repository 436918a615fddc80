import { Problem } from '../../api/problem';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { Notice } from '../../parts/notice';

const named = ['sign-in-wrong', 'code-wrong', 'try-later', 'too-many-requests'] as const;

/** Why signing in did not work, and what one can do. */
export function SignInProblem({ error }: { error: unknown }) {
  const { t } = useLanguage();
  if (error instanceof Problem && error.kind === 'organisation-not-signed') {
    return <Notice kind="error">{t('signIn.refused.organisation-not-signed')}</Notice>;
  }
  const kind = error instanceof Problem && named.find((one) => one === error.kind);
  if (!kind) return <ActProblem error={error} />;
  return <Notice kind="error">{t(`signIn.wrong.${kind}`)}</Notice>;
}

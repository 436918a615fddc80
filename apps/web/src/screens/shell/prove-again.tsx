import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { signedInPage, signInApi, signInKeys } from '../../api/sign-in';
import type { RunningSession } from '../../api/types';
import { useLanguage } from '../../language';
import { Dialog } from '../../parts/dialog';
import { SecretForm } from '../entrance/secret-form';
import { SignInProblem } from '../entrance/sign-in-problem';

/**
 * Asks who somebody is once more, where an answer said that it was too long ago; then the screen asks again. An issuer is
 * asked in a window of its own, so that the page stays as it is.
 */
export function ProveAgain({ by }: { by: RunningSession['by'] }) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const close = () => cache.setQueryData(signInKeys.again, false);
  const prove = useMutation({
    mutationFn: async (proof: Record<string, string>) => {
      if (by !== 'issuer') return signInApi.again(proof);
      return atIssuer(open('about:blank'));
    },
    onSuccess: async ({ to }) => {
      if (to !== undefined) return;
      close();
      await cache.invalidateQueries();
    },
  });
  const problem = <SignInProblem error={prove.error} />;
  return (
    <Dialog title={t('signIn.againTitle')} onClose={close}>
      <p>{t('signIn.again')}</p>
      {by === 'local' ? (
        <SecretForm
          fields={[
            { name: 'password', label: t('signIn.password'), fill: 'current-password' },
            { name: 'code', label: t('signIn.code'), hint: t('signIn.codeHint'), fill: 'one-time-code' },
          ]}
          send={t('signIn.send')}
          busy={prove.isPending}
          problem={problem}
          onSend={prove.mutate}
        />
      ) : (
        <>
          {problem}
          <Button purpose="primary" busy={prove.isPending} onClick={() => prove.mutate({})}>
            {t('signIn.againSend')}
          </Button>
        </>
      )}
    </Dialog>
  );
}

/** Sends a window to the issuer; where the browser opened none, this one, which comes back to its page. */
async function atIssuer(own: Window | null): Promise<{ to?: string }> {
  const page = own ? signedInPage : `${location.pathname}${location.search}`;
  try {
    const answer = await signInApi.again({ page });
    if (answer.to !== undefined) (own ?? window).location.assign(answer.to);
    return answer;
  } catch (error) {
    own?.close();
    throw error;
  }
}

import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { signInApi, signInKeys } from '../../api/sign-in';
import { useLanguage } from '../../language';
import { Notice } from '../../parts/notice';
import { SecretForm } from '../entrance/secret-form';
import { SignInProblem } from '../entrance/sign-in-problem';

/** Asks who somebody is once more, where an answer said that it was too long ago; then the screen asks again. */
export function ProveAgain() {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const { data: isAsked } = useQuery({
    queryKey: signInKeys.again,
    queryFn: () => false,
    enabled: false,
    initialData: false,
  });
  const { data: me } = useQuery({ queryKey: keys.me, queryFn: api.me, enabled: isAsked });
  const prove = useMutation({
    mutationFn: (values: Record<string, string>) =>
      signInApi.again({ ...values, page: `${location.pathname}${location.search}` }),
    onSuccess: async ({ to }) => {
      if (to !== undefined) return location.assign(to);
      cache.setQueryData(signInKeys.again, false);
      await cache.invalidateQueries();
    },
  });
  if (!isAsked || !me) return null;
  const problem = <SignInProblem error={prove.error} />;
  return (
    <Notice kind="warning">
      <p>{t('signIn.again')}</p>
      {me.signedInBy === 'local' ? (
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
    </Notice>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { signInApi } from '../../api/sign-in';
import { useLanguage } from '../../language';
import { NewPassword } from './new-password';
import { SecretForm } from './secret-form';
import { SignInProblem } from './sign-in-problem';

/** For who has no issuer: a name, a password and the code of the moment. */
export function LocalAccount() {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const { history } = useRouter();
  const { page } = useSearch({ from: '/' });
  const [isNew, setNew] = useState(false);
  const signIn = useMutation({
    mutationFn: ({ name = '', password = '', code = '' }: Record<string, string>) =>
      signInApi.local({ name, password, code: code.replaceAll(' ', '') }),
    onSuccess: () => {
      cache.clear();
      history.push(page ?? '/my-day');
    },
  });
  return (
    <details className="way-in">
      <summary>{t('signIn.local')}</summary>
      <p className="quiet">{t('signIn.localHint')}</p>
      {isNew ? (
        <NewPassword onDone={() => setNew(false)} />
      ) : (
        <>
          <SecretForm
            fields={[
              { name: 'name', label: t('signIn.name'), fill: 'username' },
              { name: 'password', label: t('signIn.password'), fill: 'current-password' },
              { name: 'code', label: t('signIn.code'), hint: t('signIn.codeHint'), fill: 'one-time-code' },
            ]}
            send={t('signIn.send')}
            busy={signIn.isPending}
            problem={<SignInProblem error={signIn.error} />}
            onSend={signIn.mutate}
          />
          <button type="button" className="nl-link way-in__other" onClick={() => setNew(true)}>
            {t('signIn.haveCode')}
          </button>
        </>
      )}
    </details>
  );
}

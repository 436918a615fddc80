import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation } from '@tanstack/react-query';
import { signInApi } from '../../api/sign-in';
import { useLanguage } from '../../language';
import { Notice } from '../../parts/notice';
import { SecretForm } from './secret-form';
import { SignInProblem } from './sign-in-problem';

/** Chooses a password with the code of an administrator, and shows once what the app for codes has to know. */
export function NewPassword({ onDone }: { onDone: () => void }) {
  const { t } = useLanguage();
  const choose = useMutation({
    mutationFn: ({ name = '', code = '', password = '' }: Record<string, string>) =>
      signInApi.choose({ name, code, password }),
  });
  if (choose.data) {
    return (
      <Notice kind="ok">
        <p>{t('signIn.factor')}</p>
        <p>
          <code className="way-in__secret">{choose.data.secret}</code>
        </p>
        <p>
          <a className="nl-link" href={choose.data.uri}>
            {t('signIn.factorHere')}
          </a>
        </p>
        <Button purpose="primary" onClick={onDone}>
          {t('signIn.factorDone')}
        </Button>
      </Notice>
    );
  }
  return (
    <SecretForm
      fields={[
        { name: 'name', label: t('signIn.name'), fill: 'username' },
        { name: 'code', label: t('signIn.onceCode'), hint: t('signIn.onceCodeHint'), fill: 'off' },
        { name: 'password', label: t('signIn.newPassword'), hint: t('signIn.newPasswordHint'), fill: 'new-password' },
      ]}
      send={t('signIn.choose')}
      busy={choose.isPending}
      problem={<SignInProblem error={choose.error} />}
      onSend={choose.mutate}
    />
  );
}

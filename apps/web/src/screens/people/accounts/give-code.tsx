import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type OneTimeCode, peopleApi, peopleKeys, type StaffAccount } from '../../../api/people';
import { kindOf } from '../../../api/problem';
import { useLanguage } from '../../../language';
import { ActProblem } from '../../../parts/act-problem';
import { AskForm } from '../../../parts/ask-form';
import { Notice } from '../../../parts/notice';

interface Props {
  one: StaffAccount;
  onEnd: () => void;
}

/** Gives a code, after saying what that takes away. The code is in this form alone, and gone when it closes. */
export function GiveCode({ one: { id, name, account }, onEnd }: Props) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const giving = useMutation({
    mutationFn: () => peopleApi.giveCode(id),
    gcTime: 0,
    onSuccess: () => cache.invalidateQueries({ queryKey: peopleKeys.allAccounts }),
  });
  if (giving.data) return <Given given={giving.data} name={name} onEnd={onEnd} />;
  return (
    <AskForm
      title={t('accounts.giveTitle', { name })}
      note={t(account === 'none' ? 'accounts.giveNote' : 'accounts.againNote', { name })}
      fields={() => []}
      send={t('accounts.giveSend')}
      busy={giving.isPending}
      problem={<GivingProblem error={giving.error} />}
      onCancel={onEnd}
      onSend={() => giving.mutate()}
    />
  );
}

function GivingProblem({ error }: { error: unknown }) {
  const { t } = useLanguage();
  if (!error || kindOf(error) === 'sign-in-again') return null;
  if (kindOf(error) === 'name-taken') return <Notice kind="error">{t('accounts.taken')}</Notice>;
  return <ActProblem error={error} />;
}

/** The code, this once; who hears the screen is told where it stands. */
function Given({ given, name, onEnd }: { given: OneTimeCode; name: string; onEnd: () => void }) {
  const { t } = useLanguage();
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="ask" data-given>
      <p ref={heading} tabIndex={-1} className="ask__title">
        {t('accounts.given', { name })}
      </p>
      <dl className="pairs">
        <div>
          <dt>{t('accounts.name')}</dt>
          <dd className="one-time">{given.name}</dd>
        </div>
        <div>
          <dt>{t('accounts.code')}</dt>
          <dd className="one-time" data-code>
            {given.code}
          </dd>
        </div>
      </dl>
      <p>{t('accounts.once', { choice: t('signIn.haveCode') })}</p>
      <div className="ask__end">
        <Button purpose="primary" onClick={onEnd}>
          {t('app.close')}
        </Button>
      </div>
    </div>
  );
}

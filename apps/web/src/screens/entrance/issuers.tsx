import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { signInApi } from '../../api/sign-in';
import type { WaysIn } from '../../api/types';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';

type Issuer = WaysIn['issuers'][number];

/** By whom one can sign in, each a button that leads there. */
export function Issuers({ issuers }: { issuers: Issuer[] }) {
  const { t } = useLanguage();
  const staff = issuers.filter(({ kind }) => kind === 'staff');
  const digid = issuers.filter(({ kind }) => kind === 'digid');
  return (
    <>
      {staff.length > 0 && <Ways title={t('signIn.work')} hint={t('signIn.workHint')} issuers={staff} />}
      {digid.length > 0 && <Ways title={t('signIn.family')} hint={t('signIn.familyHint')} issuers={digid} />}
    </>
  );
}

interface WaysProps {
  title: string;
  hint: string;
  issuers: Issuer[];
}

function Ways({ title, hint, issuers }: WaysProps) {
  const { t } = useLanguage();
  const { page } = useSearch({ from: '/' });
  const go = useMutation({
    mutationFn: (id: string) => signInApi.sent(id, page),
    onSuccess: ({ to }) => location.assign(to),
  });
  return (
    <section className="way-in">
      <h2 className="nl-heading nl-heading--level-3">{title}</h2>
      <p className="quiet">{hint}</p>
      <ul className="way-in__choices">
        {issuers.map(({ id, name }) => (
          <li key={id}>
            <Button purpose="primary" onClick={() => go.mutate(id)}>
              {t('signIn.by', { name })}
            </Button>
          </li>
        ))}
      </ul>
      <ActProblem error={go.error} />
    </section>
  );
}

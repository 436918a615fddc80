import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { kindOf } from '../../api/problem';
import { signInApi, signInKeys } from '../../api/sign-in';
import { useLanguage } from '../../language';
import { Answer } from '../../parts/answer';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';
import { ChoosePerson } from '../demonstration/choose-person';
import { Issuers } from './issuers';
import { LocalAccount } from './local-account';

/** Where one comes in: by whom he works for, by DigiD, with a password; in the demonstration, as whoever he chooses. */
export function Entrance() {
  const demonstration = useQuery({ queryKey: keys.demonstration, queryFn: api.demonstration });
  const isClosed = demonstration.error && kindOf(demonstration.error) === 'not-found';
  if (isClosed) return <SignIn />;
  return <Answer of={demonstration}>{(of) => <ChoosePerson of={of} />}</Answer>;
}

function SignIn() {
  const { t } = useLanguage();
  const { page } = useSearch({ from: '/' });
  const ways = useQuery({ queryKey: signInKeys.ways, queryFn: signInApi.ways });
  return (
    <Page title={t('signIn.title')} lead={t(page === undefined ? 'signIn.lead' : 'signIn.leadOn')}>
      <Refused />
      <Answer of={ways}>{({ issuers }) => <Issuers issuers={issuers} />}</Answer>
      <LocalAccount />
    </Page>
  );
}

const named = [
  'attempt-over',
  'organisation-not-signed',
  'issuer-unreachable',
  'issuer-answer',
  'second-factor-missing',
  'organisation-not-known',
  'not-in-register',
  'role-not-known',
  'account-of-another',
  'somebody-else',
  'assurance-too-low',
  'no-authority',
  'authority-ended',
  'younger-than-twelve',
  'child-of-age',
] as const;

/** Why he was sent back. */
function Refused() {
  const { t } = useLanguage();
  const { refused } = useSearch({ from: '/' });
  if (!refused) return null;
  const why = named.find((one) => one === refused) ?? 'other';
  return <Notice kind="warning">{t(`signIn.refused.${why}`)}</Notice>;
}

import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { familyKeys } from '../../api/family';
import { type FamilyConsents as Found, familyConsentsApi } from '../../api/shares';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { FamilySection } from './family-section';
import { useFamilyWords } from './family-words';

type InCase = Found['cases'][number];
type Consent = InCase['consents'][number];

/** What the family is asked to agree with, what it agreed with and may take back, and what others know by that. */
export function FamilyConsents({ caseId }: { caseId: string }) {
  const own = useFamilyWords();
  const { data } = useQuery({ queryKey: familyKeys.consents, queryFn: familyConsentsApi.all });
  const found = data?.cases.find(({ id }) => id === caseId);
  if (!found) return null;
  const running = found.consents.filter(({ isYours, state }) => isYours && (state === 'waits' || state === 'counts'));
  const told = found.shares.filter(({ state }) => state === 'running');
  if (running.length === 0 && told.length === 0) return null;
  return (
    <FamilySection title={own('consents')}>
      <ul className="family__lines">
        {running.map((one) => (
          <li key={one.id} data-consent={one.youSaid ? 'said' : 'asked'}>
            {one.youSaid ? <Said caseId={caseId} one={one} /> : <Asked caseId={caseId} one={one} />}
          </li>
        ))}
        {told.map((one) => (
          <li key={one.id} data-told>
            <Told one={one} />
          </li>
        ))}
      </ul>
    </FamilySection>
  );
}

function Told({ one }: { one: InCase['shares'][number] }) {
  const own = useFamilyWords();
  const { word } = useLanguage();
  const { full } = useDates();
  const what = one.categories.map((id) => word('lookCategory', id)).join(', ');
  return <p>{own('sharedWith', { who: one.to, what, date: full(one.until) })}</p>;
}

/** In the words of the page: who may know what, and until when. */
function useConsentWords({ receivers, categories, until, askedBy }: Consent) {
  const { word } = useLanguage();
  const { full } = useDates();
  return {
    asker: askedBy,
    who: receivers.map(({ name }) => name).join(', '),
    what: categories.map((id) => word('lookCategory', id)).join(', '),
    date: full(until),
  };
}

function useConsentAct(send: () => Promise<Found>, said: string) {
  const cache = useQueryClient();
  const announce = useAnnounce();
  return useMutation({
    mutationFn: send,
    onSuccess: (all) => {
      cache.setQueryData(familyKeys.consents, all);
      announce(said);
    },
  });
}

interface OneProps {
  caseId: string;
  one: Consent;
}

function Asked({ caseId, one }: OneProps) {
  const own = useFamilyWords();
  const words = useConsentWords(one);
  const giving = useConsentAct(() => familyConsentsApi.give(caseId, one.id), own('consentSaidYes'));
  const refusing = useConsentAct(() => familyConsentsApi.withdraw(caseId, one.id), own('consentSaidNo'));
  return (
    <>
      <p className="family__what">{own('consentAsk', words)}</p>
      <p>{own('consentWhat', words)}</p>
      <div className="family__buttons">
        <Button purpose="primary" data-act="consent" busy={giving.isPending} onClick={() => giving.mutate()}>
          {own('consentYes')}
        </Button>
        <Button purpose="secondary" data-act="refuse" busy={refusing.isPending} onClick={() => refusing.mutate()}>
          {own('consentNo')}
        </Button>
      </div>
      <ActProblem error={giving.error ?? refusing.error} />
    </>
  );
}

/** Taken back in two clicks, without a reason; the first says what it does. */
function Said({ caseId, one }: OneProps) {
  const own = useFamilyWords();
  const words = useConsentWords(one);
  const [sure, setSure] = useState(false);
  const all = useRef<HTMLDivElement>(null);
  const taking = useConsentAct(() => familyConsentsApi.withdraw(caseId, one.id), own('consentSaidNo'));
  const ask = (isSure: boolean) => {
    setSure(isSure);
    requestAnimationFrame(() => all.current?.querySelector('button')?.focus());
  };
  return (
    <div ref={all}>
      <p>{own('consentGiven', words)}</p>
      {one.state === 'waits' && <p>{own('consentOthers')}</p>}
      {sure && <p>{own('consentSure', words)}</p>}
      <div className="family__buttons">
        {sure ? (
          <>
            <Button purpose="primary" data-act="yes" busy={taking.isPending} onClick={() => taking.mutate()}>
              {own('consentBackYes')}
            </Button>
            <Button purpose="secondary" onClick={() => ask(false)}>
              {own('consentBackNo')}
            </Button>
          </>
        ) : (
          <Button purpose="secondary" data-act="take-back" onClick={() => ask(true)}>
            {own('consentBack')}
          </Button>
        )}
      </div>
      <ActProblem error={taking.error} />
    </div>
  );
}

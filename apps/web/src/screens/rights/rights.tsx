import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type AskedOfUs, type AskedOfUsRequest, rightsApi, rightsKeys } from '../../api/rights';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { Answer } from '../../parts/answer';
import { Page } from '../../parts/page';
import { TakeAway } from '../../parts/take-away';
import { AnswerForm } from './answer-form';
import { LetterForm } from './letter-form';

/** What families asked an organisation about their own data, for who answers for it: what waits comes first. */
export function RightsScreen() {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: rightsKeys.asked, queryFn: rightsApi.all });
  const [isLetter, setLetter] = useState(false);
  return (
    <Page title={t('rights.title')} lead={t('rights.lead')}>
      <Answer of={asked}>
        {(found) => (
          <>
            {isLetter ? (
              <LetterForm found={found} onClose={() => setLetter(false)} />
            ) : (
              <p className="right__letter">
                <Button purpose="secondary" data-act="letter" onClick={() => setLetter(true)}>
                  {t('rights.letter')}
                </Button>
              </p>
            )}
            {found.requests.length === 0 && <div className="empty">{t('rights.empty')}</div>}
            {found.requests.map((one) => (
              <Request key={one.id} one={one} />
            ))}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Request({ one }: { one: AskedOfUsRequest }) {
  const { t, say } = useLanguage();
  const { full } = useDates();
  const [isAnswering, setAnswering] = useState(false);
  const { id, title, organisation, sentence, words, receivedOn, by, isLetter, extended, answered, why, state } = one;
  const asked = t(isLetter ? 'rights.byLetter' : 'rights.byPage', {
    who: t(`rights.by.${by}`),
    date: full(receivedOn),
  });
  return (
    <section className="right" data-request={state}>
      <h2 className="nl-heading nl-heading--level-2">
        {say(title)} · {organisation}
      </h2>
      <p>{say(sentence)}</p>
      <p className="quiet">{asked}</p>
      <p className="quiet right__number">{t('rights.number', { number: one.case })}</p>
      {words && (
        <p>
          <q>{words}</q>
        </p>
      )}
      {extended && <p>{t('rights.extended', { because: extended.because })}</p>}
      {answered?.reason && <p>{t('rights.reasonGiven', { reason: answered.reason })}</p>}
      {!answered && (
        <details>
          <summary>{t('rights.whyDate')}</summary>
          <ul>
            {why.parts.map((part, place) => (
              <li key={place}>{say(part)}</li>
            ))}
          </ul>
        </details>
      )}
      {one.canExport && (
        <p className="right__files">
          <TakeAway href={`/api/rights/${id}/copy.html`}>{t('rights.copyPage')}</TakeAway>{' '}
          <TakeAway href={`/api/rights/${id}/copy.json`}>{t('rights.copyData')}</TakeAway>
        </p>
      )}
      {!answered && !isAnswering && (
        <p>
          <Button purpose="primary" data-act="answer" onClick={() => setAnswering(true)}>
            {t('rights.answer')}
          </Button>
        </p>
      )}
      {!answered && isAnswering && <AnswerForm one={one} onClose={() => setAnswering(false)} />}
      {one.canLift && <Lift id={id} />}
    </section>
  );
}

function Lift({ id }: { id: string }) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const lifting = useMutation({
    mutationFn: () => rightsApi.lift(id),
    onSuccess: (found: AskedOfUs) => cache.setQueryData(rightsKeys.asked, found),
  });
  return (
    <>
      <p>
        <Button purpose="secondary" busy={lifting.isPending} onClick={() => lifting.mutate()}>
          {t('rights.lift')}
        </Button>
      </p>
      <ActProblem error={lifting.error} />
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { Problem } from '../../api/problem';
import type { FilledInForm } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Panel } from '../../parts/panel';

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** What partners filled in with their steps and I may read: plan, finding, advice; and the young person's own words. */
export function CaseFilledIn({ caseId }: { caseId: string }) {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: keys.filledIn(caseId), queryFn: () => api.filledIn(caseId), retry: false });
  if (!asked.data || asked.error instanceof Problem) return null;
  const { forms, ownWords } = asked.data;
  if (forms.length === 0 && ownWords.length === 0) return null;
  return (
    <Panel title={t('case.filledIn')}>
      {ownWords.map(({ text, takenOn }) => (
        <blockquote className="own-words" key={`${takenOn} ${text}`}>
          {text}
        </blockquote>
      ))}
      {forms.map((form) => (
        <Form key={`${form.step} ${form.filledInOn} ${JSON.stringify(form.form)}`} of={form} />
      ))}
    </Panel>
  );
}

function Form({ of: { step, title, organisation, filledInOn, form } }: { of: FilledInForm }) {
  const { say, word } = useLanguage();
  const { short } = useDates();
  const inWords = useAnswerInWords();
  return (
    <section data-form={step}>
      <h3>{say(title)}</h3>
      <p className="quiet">{[organisation, short(filledInOn)].filter(Boolean).join(' · ')}</p>
      <dl className="pairs">
        {Object.entries(form).map(([id, given]) => (
          <div key={id}>
            <dt>{word('field', id)}</dt>
            <dd>{inWords(id, given)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** An answer as somebody reads it. */
function useAnswerInWords() {
  const { t, answer } = useLanguage();
  const { short } = useDates();
  return (id: string, given: unknown): string => {
    if (typeof given === 'boolean') return given ? t('app.yes') : t('app.no');
    if (Array.isArray(given)) return given.map((one) => answer(id, String(one))).join(', ');
    const text = String(given);
    if (isDay.test(text)) return short(text);
    return typeof given === 'number' ? text : answer(id, text);
  };
}

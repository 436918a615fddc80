import type { CaseStep } from '../../api/types';
import { useLanguage } from '../../language';

/** What was asked and answered, for the two that it is between; nothing for anybody else. */
export function AskedWords({ step }: { step: CaseStep }) {
  const { t, word } = useLanguage();
  if (!step.question || !step.asked) return null;
  const { question, answer } = step.asked;
  return (
    <dl className="pairs" data-asked={step.step}>
      {question && (
        <div>
          <dt>{t('case.askedBy', { role: word('role', step.question.from) })}</dt>
          <dd>{question}</dd>
        </div>
      )}
      {answer && (
        <div>
          <dt>{t('case.answer')}</dt>
          <dd>{answer}</dd>
        </div>
      )}
    </dl>
  );
}

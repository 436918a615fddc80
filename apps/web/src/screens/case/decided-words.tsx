import type { CaseStep } from '../../api/types';
import { useLanguage } from '../../language';
import { useTermInWords } from '../../parts/terms';

/** What was decided or proposed, by whom, in which words and why; and for an answer that is asked, the term offered. */
export function DecidedWords({ step: { decided } }: { step: CaseStep }) {
  const { t, word } = useLanguage();
  const termInWords = useTermInWords();
  if (!decided) return null;
  const { from, what, words, motivation, within } = decided;
  return (
    <p className="decided" data-decided={what}>
      <strong>{word('decision', what)}</strong>
      {words && `: ${words}`}{' '}
      <span className="quiet">
        {t('caseFile.decidedBy', { role: word('role', from) })}
        {within && ` · ${t('caseFile.term', { term: termInWords(within) })}`}
        {motivation && ` · ${t('caseFile.motivation', { why: motivation })}`}
      </span>
    </p>
  );
}

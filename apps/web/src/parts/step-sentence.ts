import type { CaseStep, StepItem } from '../api/types';
import { useLanguage } from '../language';
import { useDates } from '../language/dates';

/** How a step stands, in a few words: "2 werkdagen te laat", "wacht op zorg", "morgen". */
export function useStepSentence() {
  const { t, word } = useLanguage();
  const { relative, short } = useDates();
  return (step: StepItem | CaseStep): string => {
    const doneOn = 'doneOn' in step && step.doneOn ? short(step.doneOn) : '';
    if (step.state === 'done') return doneOn ? t('case.doneOn', { date: doneOn }) : t('marks.done');
    if (step.state === 'skipped') return doneOn ? t('case.skippedOn', { date: doneOn }) : t('marks.skipped');
    if (step.state === 'waiting') return t('row.waitsFor', { what: word('waiting', step.waitingFor ?? '') });
    if (step.state === 'missed') return t('date.late', { count: step.lateDays });
    return relative(step.dueOn);
  };
}

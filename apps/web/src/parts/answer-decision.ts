import type { Act, CaseStep, StepItem } from '../api/types';
import { useLanguage } from '../language';
import { useDates } from '../language/dates';
import type { Asking } from './asking';
import type { Field } from './fields';
import { termOf, useTermFields, useTermInWords } from './terms';

type Says = Extract<Act, { act: 'answer-decision' }>['says'];

/** What is asked of whoever answers a decision or a proposal: agreed, not agreed, or another term. */
export function useAnswerToDecision(): (step: StepItem | CaseStep) => Asking {
  const { t, say, word } = useLanguage();
  const { today } = useDates();
  const term = useTermFields();
  const termInWords = useTermInWords();
  const offered = (step: StepItem | CaseStep) => {
    const decided = 'decided' in step ? step.decided : undefined;
    if (!decided) return undefined;
    const within = decided.within && t('caseFile.term', { term: termInWords(decided.within) });
    return [word('decision', decided.what), decided.words, within].filter(Boolean).join(' · ');
  };
  const reason: Field = {
    name: 'reason',
    kind: 'reason',
    label: t('acts.reason'),
    hint: t('acts.reasonHint'),
    needed: true,
  };
  const promised: Field = { name: 'on', kind: 'date', label: t('caseFile.promisedOn'), min: today };
  return (step) => {
    const note = offered(step);
    return {
      title: t('caseFile.answerDecisionTitle'),
      ...(note && { note }),
      send: t('acts.answerSend'),
      fields: ({ says }) => [
        {
          name: 'says',
          kind: 'choice',
          label: t('caseFile.says'),
          needed: true,
          options: step.outcomes.map(({ id, title }) => ({ id, title: say(title) })),
        },
        ...(says === 'accepted' ? [promised] : []),
        ...(says === 'countered' ? term : []),
        ...(says === 'declined' || says === 'countered' ? [reason] : []),
      ],
      act: (values) => {
        const says = values.says as Says;
        return {
          act: 'answer-decision',
          step: step.step,
          says,
          ...(says === 'accepted' && values.on && { on: values.on }),
          ...(says === 'countered' && { within: termOf(values) }),
          ...(says !== 'accepted' && { reason: values.reason! }),
        };
      },
    };
  };
}

import type { Act, CaseStep, StepItem } from '../api/types';
import { useMe } from '../api/use-me';
import { useLanguage } from '../language';
import type { Asking } from './asking';
import { useAnswerToDecision } from './answer-decision';

/** What partners do beside a step: ask about it, answer a question or a proposal, let know that they wait, take an invitation back. */
export const besideActs = [
  'answer',
  'answer-decision',
  'ask',
  'nudge',
  'withdraw-question',
  'withdraw-invitation',
] as const;
export type BesideAct = (typeof besideActs)[number];

type Asks = Extract<Act, { act: 'ask' }>['of'];
const partners: readonly Asks[] = ['school', 'alliance', 'youth-health', 'neighbourhood-team', 'compulsory-education'];

const longestQuestion = 500;

/** Returns what each of these acts asks. */
export function useAskingBeside(): Record<BesideAct, (step: StepItem | CaseStep) => Asking> {
  const { t, word } = useLanguage();
  const me = useMe();
  const answerDecision = useAnswerToDecision();
  const others = partners.filter((role) => role !== me?.role);
  return {
    'answer-decision': answerDecision,
    answer: (step) => ({
      title: t('acts.answerTitle'),
      note: ('asked' in step && step.asked?.question) || t('acts.answerRead'),
      send: t('acts.answerSend'),
      fields: () => [{ name: 'text', kind: 'words', label: t('acts.answerText'), needed: true }],
      act: (values) => ({ act: 'answer', step: step.step, text: values.text! }),
    }),
    ask: (step) => ({
      title: t('acts.askTitle'),
      note: t('acts.askHint'),
      send: t('acts.askSend'),
      fields: () => [
        {
          name: 'of',
          kind: 'select',
          label: t('acts.askOf'),
          needed: true,
          options: others.map((id) => ({ id, title: word('role', id) })),
        },
        { name: 'text', kind: 'words', label: t('acts.askText'), needed: true, most: longestQuestion },
      ],
      act: (values) => ({ act: 'ask', step: step.step, of: values.of as Asks, text: values.text! }),
    }),
    nudge: (step) => ({
      title: t('acts.nudgeTitle'),
      note: t('acts.nudgeHint'),
      send: t('acts.nudgeSend'),
      fields: () => [],
      act: () => ({ act: 'nudge', step: step.step }),
    }),
    'withdraw-question': (step) => ({
      title: t('acts.withdrawTitle'),
      send: t('acts.withdrawSend'),
      fields: () => [],
      act: () => ({ act: 'withdraw-question', step: step.step }),
    }),
    'withdraw-invitation': (step) => ({
      title: t('acts.withdrawInvitationTitle'),
      send: t('acts.withdrawSend'),
      fields: () => [],
      act: () => ({ act: 'withdraw-invitation', step: step.step }),
    }),
  };
}

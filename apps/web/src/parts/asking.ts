import type { Act, ActName, CaseStep, StepItem } from '../api/types';
import { useLanguage } from '../language';
import { addDays, useDates } from '../language/dates';
import type { Field, Values } from './fields';
import { useAskingBeside } from './asking-beside';
import { useReturnField } from './return-field';
import { useTaskForm } from './task-form';

/** What an act asks before it can be sent, and how the answers become the act. */
export interface Asking {
  title: string;
  /** What to know before answering. */
  note?: string;
  send: string;
  fields: (values: Values) => Field[];
  act: (values: Values) => Act;
}

/** The acts on a step that a person can be asked for, in the order of their buttons. */
export const stepActs = [
  'answer',
  'answer-decision',
  'done',
  'resume',
  'wait',
  'extend',
  'promise',
  'skip',
  'escalate',
  'ask',
  'nudge',
  'withdraw-question',
  'withdraw-invitation',
] as const;
export type StepAct = (typeof stepActs)[number];

export const isStepAct = (act: ActName): act is StepAct => (stepActs as readonly string[]).includes(act);

type WaitsFor = Extract<Act, { act: 'wait' }>['for'];
const waitsFor: readonly WaitsFor[] = ['education', 'care', 'diagnostics', 'court', 'intake'];

/** Returns what each act on a step asks. */
export function useAsking() {
  const { t, word } = useLanguage();
  const { short, today } = useDates();
  const task = useTaskForm();
  const outcome = useOutcomeField();
  const returnField = useReturnField();
  const beside = useAskingBeside();
  const reason: Field = {
    name: 'reason',
    kind: 'reason',
    label: t('acts.reason'),
    hint: t('acts.reasonHint'),
    needed: true,
  };
  const tomorrow = addDays(today, 1);
  const back = (step: StepItem, values: Values) => (isReturn(step, values) ? [returnField] : []);

  const askings: Record<StepAct, (step: StepItem) => Asking> = {
    ...beside,
    done: (step) => ({
      title: t('acts.doneTitle'),
      ...(task.has(step) && { note: t('acts.formHint') }),
      send: t('acts.doneSend'),
      fields: (values) => [...outcome(step), ...back(step, values), ...task.fields(step, values)],
      act: (values) => ({
        act: 'done',
        step: step.step,
        ...chosen(values),
        ...backSince(values),
        ...task.evidence(step, values),
      }),
    }),
    resume: (step) => ({
      title: t('acts.resumeTitle'),
      send: t('acts.resumeSend'),
      fields: () => [],
      act: () => ({ act: 'resume', step: step.step }),
    }),
    wait: (step) => ({
      title: t('acts.waitTitle'),
      send: t('acts.waitSend'),
      fields: () => [
        {
          name: 'for',
          kind: 'choice',
          label: t('acts.waitFor'),
          needed: true,
          options: waitsFor.map((id) => ({ id, title: word('waiting', id) })),
        },
        { name: 'review', kind: 'date', label: t('acts.waitReview'), min: tomorrow },
      ],
      act: (values) => ({
        act: 'wait',
        step: step.step,
        for: values.for as WaitsFor,
        ...(values.review && { review: values.review }),
      }),
    }),
    extend: (step) => ({
      title: t('acts.extendTitle'),
      send: t('acts.extendSend'),
      fields: () => [
        {
          name: 'to',
          kind: 'date',
          label: t('acts.extendTo'),
          needed: true,
          min: step.dueOn > today ? addDays(step.dueOn, 1) : today,
          ...(step.extendableTo && {
            max: step.extendableTo,
            hint: t('acts.extendMost', { date: short(step.extendableTo) }),
          }),
        },
        reason,
      ],
      act: (values) => ({ act: 'extend', step: step.step, to: values.to!, reason: values.reason! }),
    }),
    promise: (step) => ({
      title: t('acts.promiseTitle'),
      send: t('acts.promiseSend'),
      fields: () => [
        { name: 'on', kind: 'date', label: t('acts.promiseOn'), hint: t('acts.promiseHint'), needed: true, min: today },
      ],
      act: (values) => ({ act: 'promise', step: step.step, on: values.on! }),
    }),
    skip: (step) => ({
      title: t('acts.skipTitle'),
      send: t('acts.skipSend'),
      fields: (values) => [
        {
          name: 'how',
          kind: 'choice',
          label: t('acts.skipHow'),
          needed: true,
          options: [
            { id: 'otherwise', title: t('acts.skipOtherwise') },
            { id: 'skip', title: t('acts.skipSkipped') },
          ],
        },
        ...outcome(step),
        ...back(step, values),
        reason,
      ],
      act: (values) =>
        values.how === 'skip'
          ? { act: 'skip', step: step.step, reason: values.reason!, ...chosen(values) }
          : { act: 'done', step: step.step, otherwise: values.reason!, ...chosen(values), ...backSince(values) },
    }),
    escalate: (step) => ({
      title: t('acts.escalateTitle'),
      send: t('acts.escalateSend'),
      fields: () => [
        { name: 'to', kind: 'select', label: t('acts.escalateTo'), needed: true, options: rungsToCome(step) },
        reason,
      ],
      act: (values) => ({ act: 'escalate', step: step.step, to: values.to!, reason: values.reason! }),
    }),
  };
  return (act: StepAct, step: StepItem) => askings[act](step);
}

/** Whether doing the step so closes the case of a child that is back. */
const isReturn = ({ returns, outcomes }: StepItem, { outcome }: Values) =>
  returns === true || outcomes.some(({ id, returns: so }) => so === true && id === outcome);
const backSince = ({ returnedOn }: Values) => (returnedOn ? { returnedOn } : {});
const chosen = (values: Values) => (values.outcome ? { outcome: values.outcome } : {});

function rungsToCome(step: StepItem | CaseStep) {
  const comes = 'comes' in step ? step.comes : [];
  return comes.filter(({ kind }) => kind === 'rung').map(({ id }) => ({ id, title: id }));
}

function useOutcomeField() {
  const { t, say } = useLanguage();
  return ({ outcomes }: StepItem): Field[] =>
    outcomes.length === 0
      ? []
      : [
          {
            name: 'outcome',
            kind: 'choice',
            label: t('acts.outcome'),
            needed: true,
            options: outcomes.map(({ id, title }) => ({ id, title: say(title) })),
          },
        ];
}

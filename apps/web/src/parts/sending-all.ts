import { useRef, useState } from 'react';
import { api } from '../api/calls';
import type { Act, StepItem } from '../api/types';
import { useRefreshLists, uuid } from '../api/use-act';
import { useLanguage } from '../language';
import { useAnnounce } from './announcement';
import { isStepAct, useAsking } from './asking';
import type { Selection } from './selection';

/** What can be done with many steps at once: it asks nothing, or the same of each. */
export const bulkActs = ['done', 'nudge', 'extend', 'promise'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** The acts that are open to this person on each of these steps; done where it needs no answer of its own. */
export function useBulkActs(steps: readonly StepItem[]): readonly BulkAct[] {
  const asking = useAsking();
  const may = (act: BulkAct, step: StepItem) =>
    step.acts.some((one) => isStepAct(one) && one === act) &&
    (act !== 'done' ||
      !asking('done', step)
        .fields({})
        .some(({ needed }) => needed));
  return steps.length === 0 ? [] : bulkActs.filter((act) => steps.every((step) => may(act, step)));
}

/** How far it is: what was done, and what was not, with why. */
export interface Progress {
  readonly act: BulkAct;
  readonly total: number;
  readonly done: number;
  readonly failed: readonly { step: StepItem; error: unknown }[];
}

/** Sends an act for each step, one after another. What fails stays chosen, and sent again it is the same act. */
export function useSendAll(selection: Selection) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const refresh = useRefreshLists();
  const keys = useRef(new Map<string, string>());
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isSending, setSending] = useState(false);

  const one = async (step: StepItem, act: Act) => {
    const asked = JSON.stringify([step.caseId, act]);
    const key = keys.current.get(asked) ?? uuid();
    keys.current.set(asked, key);
    await api.act(step.caseId, act, key);
    keys.current.delete(asked);
  };
  const send = async (act: BulkAct, all: readonly { step: StepItem; act: Act }[]) => {
    setSending(true);
    let now: Progress = { act, total: all.length, done: 0, failed: [] };
    setProgress(now);
    for (const { step, act: sent } of all) {
      try {
        await one(step, sent);
        now = { ...now, done: now.done + 1 };
      } catch (error) {
        now = { ...now, failed: [...now.failed, { step, error }] };
      }
      setProgress(now);
    }
    setSending(false);
    selection.choose(now.failed.map(({ step }) => step));
    if (now.failed.length === 0) setProgress(null);
    if (now.done > 0) announce(t(`bulk.said.${act}`, { count: now.done }));
    refresh();
    return now.failed.length;
  };
  return { progress, isSending, send, clear: () => setProgress(null) };
}

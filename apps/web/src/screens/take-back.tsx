import { useState } from 'react';
import type { ActName, TimelineItem } from '../api/types';
import { useAct } from '../api/use-act';
import { useLanguage } from '../language';
import { ActProblem } from '../parts/act-problem';
import { useAnnounce } from '../parts/announcement';
import { AskForm } from '../parts/ask-form';

/** The act behind each line of the timeline that a person can take back. */
const actOf: Record<string, ActName> = {
  done: 'done',
  skipped: 'skip',
  waiting: 'wait',
  resumed: 'resume',
  extended: 'extend',
  promised: 'promise',
};

/** Takes back what somebody did by mistake; the timeline keeps both. */
export function TakeBack({ caseId, item }: { caseId: string; item: TimelineItem }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const sending = useAct(caseId);
  const kind = Object.keys(item.line).find((key) => key in actOf);
  const act = kind && actOf[kind];
  if (!act || !item.by) return null;
  const takesBack = { act, step: String(item.line[kind]), at: item.at };
  if (!open) {
    return (
      <button type="button" className="nl-link take-back" onClick={() => setOpen(true)}>
        {t('case.takeBack')}
      </button>
    );
  }
  return (
    <AskForm
      title={t('case.takeBackTitle')}
      send={t('case.takeBackSend')}
      fields={() => [{ name: 'reason', kind: 'reason', label: t('acts.reason'), hint: t('case.takeBackHint') }]}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={() => setOpen(false)}
      onSend={({ reason }) =>
        sending.mutate(
          { act: 'correct', takesBack, ...(reason && { reason }) },
          {
            onSuccess: () => {
              announce(t('case.takenBack'));
              setOpen(false);
            },
          },
        )
      }
    />
  );
}

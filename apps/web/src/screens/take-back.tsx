import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/calls';
import { keys } from '../api/keys';
import type { ActName, CaseFile, TimelineItem } from '../api/types';
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

const dayMs = 86_400_000;

/** Within a day whoever did it, later who directs; the rules have the last word. */
function useMayTakeBack(file: CaseFile, item: TimelineItem): boolean {
  const { data: me } = useQuery({ queryKey: keys.me, queryFn: api.me, staleTime: Infinity });
  if (!me || !item.by || !file.acts.includes('correct')) return false;
  const isRecent = Date.parse(me.now) - Date.parse(item.at) < dayMs;
  return isRecent ? item.by.person === me.name : file.director.organisation === me.organisation.name;
}

/** Takes back what somebody did by mistake; the timeline keeps both. */
export function TakeBack({ file, item }: { file: CaseFile; item: TimelineItem }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [open, setOpen] = useState(false);
  const sending = useAct(file.id);
  const kind = Object.keys(item.line).find((key) => key in actOf);
  const act = kind && actOf[kind];
  const may = useMayTakeBack(file, item);
  if (!act || !may) return null;
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

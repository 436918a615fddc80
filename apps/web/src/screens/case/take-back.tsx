import { useState } from 'react';
import type { ActName, CaseFile, TimelineItem } from '../../api/types';
import { useAct } from '../../api/use-act';
import { useMe } from '../../api/use-me';
import { useLanguage } from '../../language';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';

/** The act behind each line of the timeline that a person can take back. */
const actOf: Record<string, ActName> = {
  done: 'done',
  skipped: 'skip',
  waiting: 'wait',
  resumed: 'resume',
  extended: 'extend',
  promised: 'promise',
};

/** The act that a line tells of, when it is one that can be taken back. */
function actIn({ line, by }: TimelineItem): { act: ActName; step: string } | undefined {
  const kind = Object.keys(line).find((key) => key in actOf);
  return by && kind ? { act: actOf[kind]!, step: String(line[kind]) } : undefined;
}

/**
 * The lines whose act could still be taken back: of each act on a step the last one, and not one that was taken back.
 *
 * @param items the newest first
 */
export function takeable(items: TimelineItem[]): Set<string> {
  const found = new Set<string>();
  const passed = new Set<string>();
  const gone: unknown[] = [];
  for (const item of items) {
    if ('corrected' in item.line) gone.push(item.line.corrected);
    const act = actIn(item);
    if (!act) continue;
    const name = `${act.act} ${act.step}`;
    const takenBack = gone.indexOf(act.act);
    if (takenBack >= 0) gone.splice(takenBack, 1);
    else if (!passed.has(name)) found.add(item.id);
    passed.add(name);
  }
  return found;
}

const dayMs = 86_400_000;

/** Within a day whoever did it, later who directs; the rules have the last word. */
function useMayTakeBack(file: CaseFile, item: TimelineItem): boolean {
  const me = useMe();
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
  const takesBack = actIn(item);
  const may = useMayTakeBack(file, item);
  if (!takesBack || !may) return null;
  if (!open) {
    return (
      <button type="button" className="nl-link take-back" onClick={() => setOpen(true)}>
        {t('case.takeBack')}
      </button>
    );
  }
  return (
    <AskForm
      draft={`take-back:${file.id}:${takesBack.step}`}
      title={t('case.takeBackTitle')}
      send={t('case.takeBackSend')}
      fields={() => [{ name: 'reason', kind: 'reason', label: t('acts.reason'), hint: t('case.takeBackHint') }]}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={() => setOpen(false)}
      onSend={({ reason }, sent) =>
        sending.mutate(
          { act: 'correct', takesBack, ...(reason && { reason }) },
          {
            onSuccess: () => {
              sent();
              announce(t('case.takenBack'));
              setOpen(false);
            },
          },
        )
      }
    />
  );
}

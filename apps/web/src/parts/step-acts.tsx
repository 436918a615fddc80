import { Button } from '@nl-design-system-candidate/button-react';
import { useId, useState, type ReactNode } from 'react';
import type { StepItem } from '../api/types';
import { useAct, useRefreshLists } from '../api/use-act';
import { useLanguage } from '../language';
import { ActProblem, stepNow } from './act-problem';
import { isStepAct, stepActs, useAsking, type StepAct } from './asking';
import { AskForm } from './ask-form';
import { useAnnounce } from './announcement';
import { useBegun } from './draft';

/** So many buttons stand on a row of one's own and on one of another; the rest waits behind "more". */
const atHand = { own: 3, another: 2 };

/** What one may do on a step of another does not stand in the way of what is asked of oneself. */
const beside: readonly StepAct[] = ['ask', 'nudge', 'withdraw-question', 'withdraw-invitation'];
const isBeside = (act: StepAct) => beside.includes(act);

interface ButtonsProps {
  step: StepItem;
  /** A step of another: what one does beside it comes first. */
  ofAnother?: boolean | undefined;
  open: StepAct | null;
  onOpen: (act: StepAct | null) => void;
}

/** The acts that this person may do on a step, the likeliest first. */
export function ActButtons({ step, ofAnother, open, onOpen }: ButtonsProps) {
  const { t, say } = useLanguage();
  const [all, setAll] = useState(false);
  const more = useId();
  const order = ofAnother
    ? stepActs.toSorted((one, other) => Number(isBeside(other)) - Number(isBeside(one)))
    : stepActs;
  const may = order.filter((act) => step.acts.some((one) => isStepAct(one) && one === act));
  const shown = ofAnother ? atHand.another : atHand.own;
  const first = may.slice(0, shown);
  const rest = may.slice(shown);
  const button = (act: StepAct, index: number): ReactNode => (
    <Button
      key={act}
      purpose={index === 0 && !isBeside(act) ? 'primary' : 'secondary'}
      aria-expanded={open === act}
      data-act={act}
      onClick={() => onOpen(open === act ? null : act)}
    >
      {t(`acts.${act}`)}
      <span className="hidden">: {say(step.title)}</span>
    </Button>
  );
  if (may.length === 0) return null;
  return (
    <div className="acts">
      {first.map(button)}
      {rest.length > 0 && (
        <Button purpose="subtle" aria-expanded={all} aria-controls={more} onClick={() => setAll(!all)}>
          {all ? t('row.fewerActs') : t('row.moreActs')}
          <span className="hidden">: {say(step.title)}</span>
        </Button>
      )}
      <div id={more} className="acts__rest" hidden={!all}>
        {rest.map((act) => button(act, 1))}
      </div>
    </div>
  );
}

/** Under which what is typed in the form of an act is kept. */
export const draftOfStep = (act: StepAct, { caseId, step }: Pick<StepItem, 'caseId' | 'step'>) =>
  `${act}:${caseId}:${step.replaceAll('/', '.')}`;

interface BegunProps {
  step: StepItem;
  open: StepAct | null;
  onOpen: (act: StepAct) => void;
}

/** The way back into the form of an act on this step that was begun and not sent. */
export function BegunAct({ step, open, onOpen }: BegunProps) {
  const { t } = useLanguage();
  const begun = useBegun();
  const act = stepActs.find((one) => begun.has(draftOfStep(one, step)) && step.acts.some((may) => may === one));
  if (!act || act === open) return null;
  return (
    <button type="button" className="nl-link row__begun" data-begun={act} onClick={() => onOpen(act)}>
      {t('row.begun', { act: t(`acts.${act}`) })}
    </button>
  );
}

interface FormProps {
  step: StepItem;
  act: StepAct;
  onDone: () => void;
  onCancel: () => void;
}

/** The form of one act on a step, sent in place. */
export function ActForm({ step, act, onDone, onCancel }: FormProps) {
  const { t, say } = useLanguage();
  const announce = useAnnounce();
  const asking = useAsking()(act, step);
  const sending = useAct(step.caseId);
  const now = stepNow(sending.error, step.step);
  const refresh = useRefreshLists();
  return (
    <AskForm
      draft={draftOfStep(act, step)}
      title={asking.title}
      note={asking.note}
      fields={asking.fields}
      send={asking.send}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} step={step.step} />}
      over={now?.state === 'done' || now?.state === 'skipped'}
      onCancel={() => {
        onCancel();
        if (now) refresh();
      }}
      onSend={(values, sent) =>
        sending.mutate(asking.act(values), {
          onSuccess: () => {
            sent();
            announce(t(`acts.said.${act}`, { title: say(step.title) }));
            onDone();
          },
        })
      }
    />
  );
}

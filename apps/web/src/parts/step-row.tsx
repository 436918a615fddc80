import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { StepItem } from '../api/types';
import { useLanguage } from '../language';
import { useDates } from '../language/dates';
import { isStepAct, type StepAct } from './asking';
import { ChildLink } from './child';
import { Mark, standingOf } from './mark';
import type { Selection } from './selection';
import { isForPage } from './single-keys';
import { ActButtons, ActForm, BegunAct } from './step-acts';
import { RowExtras } from './step-extras';
import { useStepSentence } from './step-sentence';
import { WhyButton } from './why-button';

/** What a key does on a row that has the focus; the first that this person may do. */
const keysOfActs: Record<string, StepAct[]> = {
  d: ['done'],
  w: ['wait', 'resume'],
  u: ['extend'],
  v: ['answer', 'ask'],
  n: ['nudge'],
};

interface Props {
  step: StepItem;
  /** A step of another: it says whose. */
  ofAnother?: boolean | undefined;
  selection?: Selection;
  onLeaving: (row: Element | null) => void;
}

/** One thing that is asked of me: what, by when, and what happens otherwise; done in place. */
export function StepRow({ step, ofAnother, selection, onLeaving }: Props) {
  const { t, say } = useLanguage();
  const { today } = useDates();
  const go = useNavigate();
  const row = useRef<HTMLLIElement>(null);
  const [act, setAct] = useState<StepAct | null>(null);
  const standing = standingOf(step, today);
  const chosen = selection?.has(step);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isForPage(event.nativeEvent)) return;
    if (event.key === 'Enter' && event.target === row.current) {
      void go({ to: '/cases/$caseId', params: { caseId: step.caseId } });
    }
    if (event.key === 'x') selection?.toggle(step);
    const wanted = keysOfActs[event.key]?.find((one) => step.acts.some((may) => isStepAct(may) && may === one));
    if (!wanted) return;
    event.preventDefault();
    setAct(wanted);
  };
  const close = () => {
    setAct(null);
    row.current?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={row}
      className={`row row--${standing} ${chosen ? 'row--chosen' : ''}`}
      data-row
      data-step={step.step}
      data-chosen={chosen || undefined}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className="row__when">
        {selection && (
          <input
            type="checkbox"
            className="row__choose"
            aria-label={t('bulk.choose', { title: say(step.title) })}
            checked={Boolean(chosen)}
            onChange={() => selection.toggle(step)}
          />
        )}
        <When step={step} />
      </div>
      <div className="row__what">
        <h3 className="row__title">{say(step.title)}</h3>
        <ChildLink child={step.child} caseId={step.caseId} />
        <RowExtras step={step} ofAnother={ofAnother} />
        <BegunAct step={step} open={act} onOpen={setAct} />
      </div>
      <Otherwise step={step} />
      <ActButtons step={step} ofAnother={ofAnother} open={act} onOpen={(next) => (next ? setAct(next) : close())} />
      {act && (
        <div className="row__form">
          <ActForm
            key={act}
            step={step}
            act={act}
            onCancel={close}
            onDone={() => {
              onLeaving(row.current);
              setAct(null);
            }}
          />
        </div>
      )}
    </li>
  );
}

/** By when: as people say it, with the exact date that explains itself. */
function When({ step }: { step: StepItem }) {
  const { today } = useDates();
  const sentence = useStepSentence();
  return (
    <div className="row__dates">
      <Mark as={standingOf(step, today)}>{sentence(step)}</Mark>
      <WhyButton caseId={step.caseId} step={step.step} on={step.dueOn} at={step.dueAt} past={step.state === 'missed'} />
    </div>
  );
}

/** The next consequence, before it happens. */
export function Otherwise({ step }: { step: StepItem }) {
  const { t } = useLanguage();
  const { said } = useDates();
  const quiet = step.state === 'missed' ? t('row.nothingNextMissed') : t('row.nothingNext');
  const text = step.next ? said(step.next.sentence) : step.state === 'waiting' ? t('row.whileWaiting') : quiet;
  return (
    <p className="row__else">
      <span className="row__arrow" aria-hidden="true">
        →
      </span>
      {text}
    </p>
  );
}

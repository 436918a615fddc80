import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { StepItem } from '../api/types';
import { useLanguage } from '../language';
import { useDates } from '../language/dates';
import { ChildLink } from './child';
import { Mark, standingOf } from './mark';
import { ActButtons, ActForm } from './step-acts';
import { isStepAct, type StepAct } from './asking';
import { useStepSentence } from './step-sentence';
import { WhyButton } from './why-button';
import { isForPage } from './single-keys';

/** What a key does on a row that has the focus; the first that this person may do. */
const keysOfActs: Record<string, StepAct[]> = { d: ['done'], w: ['wait', 'resume'], u: ['extend'] };

interface Props {
  step: StepItem;
  onLeaving: (row: Element | null) => void;
}

/** One thing that is asked of me: what, by when, and what happens otherwise; done in place. */
export function StepRow({ step, onLeaving }: Props) {
  const { say } = useLanguage();
  const { today } = useDates();
  const sentence = useStepSentence();
  const go = useNavigate();
  const row = useRef<HTMLLIElement>(null);
  const [act, setAct] = useState<StepAct | null>(null);
  const standing = standingOf(step, today);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isForPage(event.nativeEvent)) return;
    if (event.key === 'Enter' && event.target === row.current) {
      void go({ to: '/cases/$caseId', params: { caseId: step.caseId } });
    }
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
    <li ref={row} className={`row row--${standing}`} data-row data-step={step.step} tabIndex={-1} onKeyDown={onKeyDown}>
      <div className="row__when">
        <Mark as={standing}>{sentence(step)}</Mark>
        <WhyButton
          caseId={step.caseId}
          step={step.step}
          on={step.dueOn}
          at={step.dueAt}
          past={step.state === 'missed'}
        />
      </div>
      <div className="row__what">
        <h3 className="row__title">{say(step.title)}</h3>
        <ChildLink child={step.child} caseId={step.caseId} />
        <Extras step={step} />
      </div>
      <Otherwise step={step} />
      <ActButtons step={step} open={act} onOpen={(next) => (next ? setAct(next) : close())} />
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

function Extras({ step }: { step: StepItem }) {
  const { t, say, word } = useLanguage();
  const { short, relative } = useDates();
  const nudged = step.nudged && { party: word('role', step.nudged.from), when: relative(step.nudged.on) };
  const said = [
    ...(step.agreement ? [say(step.agreement)] : []),
    ...(step.promised ? [t('row.promisedOn', { date: short(step.promised) })] : []),
    ...(step.extended ? [t('row.extended')] : []),
    ...(nudged ? [t('row.nudged', nudged)] : []),
  ];
  return said.length ? <span className="row__extra">{said.join(' · ')}</span> : null;
}

/** The next consequence, before it happens. */
export function Otherwise({ step }: { step: StepItem }) {
  const { t, say } = useLanguage();
  const quiet = step.state === 'missed' ? t('row.nothingNextMissed') : t('row.nothingNext');
  const text = step.next ? say(step.next.sentence) : step.state === 'waiting' ? t('row.whileWaiting') : quiet;
  return (
    <p className="row__else">
      <span className="row__arrow" aria-hidden="true">
        →
      </span>
      {text}
    </p>
  );
}

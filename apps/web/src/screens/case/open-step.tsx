import { useRef, useState } from 'react';
import type { CaseStep, Coming } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import type { StepAct } from '../../parts/asking';
import { PartyName } from '../../parts/child';
import { Mark, standingOf } from '../../parts/mark';
import { ActButtons, ActForm, BegunAct } from '../../parts/step-acts';
import { Otherwise } from '../../parts/step-row';
import { useStepSentence } from '../../parts/step-sentence';
import { WhyButton } from '../../parts/why-button';
import { AskedWords } from './case-asked';
import { DecidedWords } from './decided-words';

interface Props {
  step: CaseStep;
  /** A step of another party, whose director one may be. */
  ofAnother: boolean | undefined;
}

/** A step that runs: what, by whom, by when, what happens otherwise, and every rung still to come. */
export function OpenStep({ step, ofAnother }: Props) {
  const { t, say } = useLanguage();
  const { today, short } = useDates();
  const sentence = useStepSentence();
  const row = useRef<HTMLLIElement>(null);
  const [act, setAct] = useState<StepAct | null>(null);
  const standing = standingOf(step, today);
  const close = () => {
    setAct(null);
    row.current?.focus();
  };
  const said = [
    step.agreement && t('caseFile.byAgreement', { title: say(step.agreement) }),
    step.promised && t('row.promisedOn', { date: short(step.promised) }),
    step.extended && t('row.extended'),
  ].filter(Boolean);
  return (
    <li ref={row} className={`row row--case row--${standing}`} data-row data-step={step.step} tabIndex={-1}>
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
        <PartyName {...step.party} />
        {said.length > 0 && <span className="quiet"> · {said.join(' · ')}</span>}
        <BegunAct step={step} open={act} onOpen={setAct} />
      </div>
      <ActButtons step={step} ofAnother={ofAnother} open={act} onOpen={(next) => (next ? setAct(next) : close())} />
      <div className="row__below">
        <AskedWords step={step} />
        <DecidedWords step={step} />
        <Otherwise step={step} />
        <Comes step={step} />
      </div>
      {act && (
        <div className="row__form">
          <ActForm key={act} step={step} act={act} onCancel={close} onDone={close} />
        </div>
      )}
    </li>
  );
}

/** Every reminder and rung still to come, each with its date and who will be told. */
function Comes({ step: { comes, source, phase, startedOn } }: { step: CaseStep }) {
  const { t, word, recipient } = useLanguage();
  const { short } = useDates();
  const about = [phase && word('phase', phase), t('case.startedOn', { date: short(startedOn) })].filter(Boolean);
  return (
    <details className="comes">
      <summary>
        {t(comes.length > 0 ? 'case.comes' : 'case.aboutStep')}
        <span className="comes__marks" aria-hidden="true">
          {comes.map((one) => (
            <span key={`${one.kind}-${one.id}-${one.at}`} className={`rung rung--${one.kind}`}>
              {nameOf(one, word)} {short(one.on)}
            </span>
          ))}
        </span>
      </summary>
      <ol className="comes__list">
        {comes.map((one) => (
          <li key={`${one.kind}-${one.id}-${one.at}`}>
            <span className="comes__day">{short(one.on)}</span>
            <span>
              {word('coming', one.kind)}
              {one.kind === 'rung' && ` ${one.id}`}
              {one.told.length > 0 && ` → ${one.told.map(recipient).join(', ')}`}
            </span>
          </li>
        ))}
      </ol>
      <p className="quiet">
        {about.join(' · ')}
        {source && ` · ${t('case.source')}: ${source}`}
      </p>
    </details>
  );
}

const nameOf = ({ kind, id }: Coming, word: ReturnType<typeof useLanguage>['word']) =>
  kind === 'rung' ? id : word('coming', kind);

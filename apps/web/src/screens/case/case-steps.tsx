import { useState } from 'react';
import type { CaseFile, CaseStep, Coming } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { PartyName } from '../../parts/child';
import { Mark, standingOf } from '../../parts/mark';
import { ActButtons, ActForm } from '../../parts/step-acts';
import type { StepAct } from '../../parts/asking';
import { Otherwise } from '../../parts/step-row';
import { useStepSentence } from '../../parts/step-sentence';
import { AskedWords } from './case-asked';
import { useRows } from '../../parts/rows';
import { WhyButton } from '../../parts/why-button';

const isOver = ({ state }: CaseStep) => state === 'done' || state === 'skipped';

/** The agreed steps of a case: what runs now on top, what is done below. */
export function CaseSteps({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const { list } = useRows<HTMLElement>(file.steps);
  const open = file.steps.filter((step) => !isOver(step));
  const over = file.steps.filter(isOver).toSorted((one, other) => ((one.doneOn ?? '') < (other.doneOn ?? '') ? 1 : -1));
  return (
    <section ref={list} aria-labelledby="steps">
      <h2 id="steps" className="nl-heading nl-heading--level-2">
        {t('case.steps')}
      </h2>
      {open.length === 0 && <p className="empty">{t('case.noSteps')}</p>}
      <ul className="rows">
        {open.map((step) => (
          <OpenStep key={`${step.step}-${step.revision}`} step={step} />
        ))}
      </ul>
      {over.length > 0 && (
        <>
          <h3 className="nl-heading nl-heading--level-3">{t('case.stepsDone')}</h3>
          <ul className="over">
            {over.map((step) => (
              <OverStep key={step.step} step={step} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function OpenStep({ step }: { step: CaseStep }) {
  const { t, say, word } = useLanguage();
  const { today, short } = useDates();
  const sentence = useStepSentence();
  const [act, setAct] = useState<StepAct | null>(null);
  const standing = standingOf(step, today);
  return (
    <li className={`row row--case row--${standing}`} data-row data-step={step.step} tabIndex={-1}>
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
        <span className="row__extra">
          {[
            step.agreement && say(step.agreement),
            step.phase && word('phase', step.phase),
            t('case.startedOn', { date: short(step.startedOn) }),
            step.promised && t('row.promisedOn', { date: short(step.promised) }),
            step.extended && t('row.extended'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <AskedWords step={step} />
      <Otherwise step={step} />
      <ActButtons step={step} open={act} onOpen={setAct} />
      <Comes comes={step.comes} source={step.source} />
      {act && (
        <div className="row__form">
          <ActForm key={act} step={step} act={act} onCancel={() => setAct(null)} onDone={() => setAct(null)} />
        </div>
      )}
    </li>
  );
}

/** Every reminder and rung still to come, each with its date and who will be told. */
function Comes({ comes, source }: { comes: Coming[]; source?: string }) {
  const { t, word, recipient } = useLanguage();
  const { short } = useDates();
  if (comes.length === 0 && !source) return null;
  return (
    <details className="comes">
      <summary>
        {t('case.comes')}
        <span className="comes__marks" aria-hidden="true">
          {comes.map((one) => (
            <span key={`${one.kind}-${one.id}-${one.at}`} className={`rung rung--${one.kind}`}>
              {one.kind === 'rung' ? one.id : word('coming', one.kind)} {short(one.on)}
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
      {source && (
        <p className="quiet">
          {t('case.source')}: {source}
        </p>
      )}
    </details>
  );
}

function OverStep({ step }: { step: CaseStep }) {
  const { t, say } = useLanguage();
  const sentence = useStepSentence();
  const outcome = step.outcomes.find(({ id }) => id === step.outcome);
  const came = outcome ? say(outcome.title) : step.outcome;
  return (
    <li data-step={step.step} data-state={step.state}>
      <Mark as="done">{sentence(step)}</Mark>
      <div className="over__what">
        <span className="over__title">{say(step.title)}</span>
        <PartyName {...step.party} />
        <AskedWords step={step} />
        {came && <span>{t('case.outcome', { outcome: came })}</span>}
        <span className="quiet">
          {step.state === 'done' && (step.doneOn ?? '') > step.dueOn ? t('case.afterDue') : t('case.inTime')}
        </span>
      </div>
      <WhyButton caseId={step.caseId} step={step.step} on={step.dueOn} at={step.dueAt} past />
    </li>
  );
}

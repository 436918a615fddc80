import type { CaseStep } from '../../api/types';
import { useLanguage } from '../../language';
import { PartyName } from '../../parts/child';
import { Mark } from '../../parts/mark';
import { useStepSentence } from '../../parts/step-sentence';
import { WhyButton } from '../../parts/why-button';
import { AskedWords } from './case-asked';
import { DecidedWords } from './decided-words';

/** A step that is over: when, by whom, and what came of it. */
export function OverStep({ step }: { step: CaseStep }) {
  const { t, say } = useLanguage();
  const sentence = useStepSentence();
  const outcome = step.outcomes.find(({ id }) => id === (step.outcome ?? step.conclusion));
  const came = outcome ? say(outcome.title) : step.outcome;
  return (
    <li data-step={step.step} data-state={step.state}>
      <Mark as="done">{sentence(step)}</Mark>
      <div className="over__what">
        <span className="over__title">{say(step.title)}</span>
        <PartyName {...step.party} />
        {step.agreement && <span className="quiet">{t('caseFile.byAgreement', { title: say(step.agreement) })}</span>}
        <AskedWords step={step} />
        <DecidedWords step={step} />
        {came && <span>{t('case.outcome', { outcome: came })}</span>}
        <span className="quiet">
          {step.state === 'done' && (step.doneOn ?? '') > step.dueOn ? t('case.afterDue') : t('case.inTime')}
        </span>
      </div>
      <WhyButton caseId={step.caseId} step={step.step} on={step.dueOn} at={step.dueAt} past />
    </li>
  );
}

import { useLanguage } from '../language';
import { ActProblem } from './act-problem';
import type { Progress } from './sending-all';

/** How far it is, and of what did not happen: which it was, and why. */
export function BulkOutcome({ progress: { total, done, failed } }: { progress: Progress }) {
  const { t, say } = useLanguage();
  const past = done + failed.length;
  return (
    <div className="bulk__outcome">
      <p role="status">
        <progress max={total} value={past} aria-label={t('bulk.progress')} />{' '}
        {past < total ? t('bulk.under', { past, total }) : t('bulk.over', { done, failed: failed.length })}
      </p>
      {failed.length > 0 && (
        <ul className="bulk__failed">
          {failed.map(({ step, error }) => (
            <li key={`${step.caseId}-${step.step}`} data-failed={step.step}>
              <strong>{say(step.title)}</strong> · {step.child.initials} ({step.child.age})
              <ActProblem error={error} step={step.step} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

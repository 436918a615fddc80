import { Problem } from '../api/problem';
import type { CaseFile, StepItem } from '../api/types';
import { useLanguage } from '../language';
import { useStepSentence } from './step-sentence';
import { Notice } from './notice';

/** The step as it is now, when somebody else was first. */
export function stepNow(error: unknown, step: string | undefined): StepItem | undefined {
  if (!(error instanceof Problem) || error.status !== 409) return undefined;
  return (error.current as CaseFile | undefined)?.steps.find((one) => one.step === step);
}

/** Says why an act did not happen; on a conflict, how the step stands now. */
export function ActProblem({ error, step }: { error: unknown; step?: string }) {
  const { t, say } = useLanguage();
  const sentence = useStepSentence();
  if (!error) return null;
  if (!(error instanceof Problem) || error.kind === 'offline')
    return <Notice kind="error">{t('states.actOffline')}</Notice>;
  if (error.status === 401) return <Notice kind="error">{t('states.session')}</Notice>;
  if (error.status === 409 && !error.sentence) {
    const now = stepNow(error, step);
    return (
      <Notice kind="warning">
        <p>{t('states.conflict')}</p>
        {now && <p>{t('states.conflictNow', { state: sentence(now) })}</p>}
      </Notice>
    );
  }
  if (error.kind === 'act-refused' || error.sentence) {
    const why = error.sentence ? say(error.sentence) : (error.detail ?? error.kind);
    return <Notice kind="error">{t('states.refused', { why })}</Notice>;
  }
  if (error.status === 400 || error.status === 422) return <Malformed problem={error} />;
  if (error.kind === 'sign-in-again') return <Notice kind="warning">{t('states.proveFirst')}</Notice>;
  if (error.status === 403) return <Notice kind="error">{t('states.notAllowed')}</Notice>;
  if (error.status === 404) return <Notice kind="error">{t('states.notFound')}</Notice>;
  return <Notice kind="error">{t('states.unexpected')}</Notice>;
}

function Malformed({ problem }: { problem: Problem }) {
  const { t } = useLanguage();
  return (
    <Notice kind="error">
      <p>{[t('states.malformed'), problem.detail].filter(Boolean).join(' ')}</p>
      <ul>
        {problem.errors.map(({ pointer, detail }) => (
          <li key={pointer}>
            {pointer.split('/').pop()}: {detail}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

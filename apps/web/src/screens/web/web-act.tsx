import { Button } from '@nl-design-system-candidate/button-react';
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import type { StepAct } from '../../parts/asking';
import type { Shown } from './shown';

type Row = Shown['row'];

/** The likeliest thing to do: my own step, or letting know that I wait; once a day is enough, and not long before it is due. */
export function actOf({ step, today }: Row): StepAct | undefined {
  const may = step?.acts ?? [];
  if (today === 'mine-late' || today === 'mine-today') {
    return may.includes('answer') ? 'answer' : may.includes('done') ? 'done' : undefined;
  }
  return may.includes('nudge') && today !== 'nudged' && today !== 'none' ? 'nudge' : undefined;
}

interface ActProps {
  one: Shown;
  act: StepAct | undefined;
  isActing: boolean;
  onOpen: () => void;
}

/** The button of it, or the way to where it is done, and when one let know last. */
export function Act({ one: { row }, act, isActing, onOpen }: ActProps) {
  const { t, say } = useLanguage();
  const { short } = useDates();
  const { caseId, step, nudgedOn, today } = row;
  const isPressing = today === 'late' || today === 'used-up' || today.startsWith('mine');
  return (
    <>
      {act && step && (
        <Button purpose={isPressing ? 'primary' : 'secondary'} aria-expanded={isActing} data-act={act} onClick={onOpen}>
          {act === 'nudge' ? t('web.nudge') : act === 'answer' ? t('web.answer') : t('web.done')}
          <span className="hidden">
            {' '}
            {act === 'nudge' ? t('web.nudgeFor', { title: say(step.title) }) : say(step.title)}
          </span>
        </Button>
      )}
      {!act && (today === 'silent' || today === 'no-outlook') && (
        <Link to="/cases/$caseId" params={{ caseId }} className="nl-link" data-act="agree">
          {t('caseFile.propose')}
        </Link>
      )}
      {today === 'handover' && (
        <Link to="/my-day" search={{ show: 'handovers' }} className="nl-link">
          {t('web.handover')}
        </Link>
      )}
      {nudgedOn && (
        <span className="row__extra" data-nudged>
          {today === 'nudged' ? t('web.nudged') : t('web.nudgedOn', { date: short(nudgedOn) })}
        </span>
      )}
    </>
  );
}

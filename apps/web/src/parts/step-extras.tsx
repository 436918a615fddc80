import type { StepItem } from '../api/types';
import { useLanguage } from '../language';
import { useDates } from '../language/dates';

interface Props {
  step: StepItem;
  /** A step of another: it says whose. */
  ofAnother?: boolean | undefined;
}

/** What else is good to know of a step: whose it is, of which agreement, what was promised, and who let know that he waits. */
export function RowExtras({ step, ofAnother }: Props) {
  const { t, say, word } = useLanguage();
  const { short, relative } = useDates();
  const { party, agreement, promised, extended, nudged, waitingSince } = step;
  const said = [
    ...(waitingSince ? [t('row.since', { date: short(waitingSince) })] : []),
    ...(ofAnother ? [t('row.with', { party: party.organisation || word('role', party.role) })] : []),
    ...(agreement ? [say(agreement)] : []),
    ...(promised ? [t('row.promisedOn', { date: short(promised) })] : []),
    ...(extended ? [t('row.extended')] : []),
  ];
  return (
    <>
      {said.length > 0 && <span className="row__extra">{said.join(' · ')}</span>}
      {nudged && (
        <span className="row__nudged" data-nudged={nudged.from}>
          {t('row.nudged', { party: word('role', nudged.from), when: relative(nudged.on) })}
        </span>
      )}
    </>
  );
}

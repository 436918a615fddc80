import type { On } from '../../api/types';
import { useDates } from '../../language/dates';
import { useFamilyWords } from './family-words';

/** "uiterlijk dinsdag 15 december (over 8 dagen)" */
export function BeforeWhen({ on }: { on: On }) {
  const own = useFamilyWords();
  const { relative, long } = useDates();
  const [near, date] = [relative(on), long(on)];
  return (
    <p className="family__when">
      <time dateTime={on}>{own('by', { date })}</time>
      {!date.startsWith(near) && <span className="quiet"> ({near})</span>}
    </p>
  );
}

import { Button } from '@nl-design-system-candidate/button-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WentOff } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';

/** As many as fit without the page becoming a list of alarms. */
const first = 20;

/** What went off while time passed, one sentence each. */
export function WentOffList({ items }: { items: WentOff[] }) {
  const { t, say } = useLanguage();
  const { moment } = useDates();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, first);
  return (
    <>
      <ol className="went-off__list">
        {shown.map((item, index) => (
          <li key={`${item.at}-${item.caseId}-${index}`}>
            <time dateTime={item.at}>{moment(item.at)}</time>
            <span className="went-off__text">{say(item.sentence)}</span>
            <span className="went-off__mails">{item.mails > 0 && t('demo.mails', { count: item.mails })}</span>
            <Link to="/cases/$caseId" params={{ caseId: item.caseId }} className="nl-link">
              {t('demo.openCase')}
            </Link>
          </li>
        ))}
      </ol>
      {shown.length < items.length && (
        <Button purpose="subtle" onClick={() => setAll(true)}>
          {t('demo.showAll', { count: items.length })}
        </Button>
      )}
    </>
  );
}

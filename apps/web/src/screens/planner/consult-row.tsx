import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { ConsultRequest } from '../../api/planner';
import { useLanguage } from '../../language';
import { daysBetween, useDates, weekdaysBetween } from '../../language/dates';
import { ChildLink } from '../../parts/child';
import { Mark, type Standing } from '../../parts/mark';
import { isForPage } from '../../parts/single-keys';
import { WhyButton } from '../../parts/why-button';

interface Props {
  request: ConsultRequest;
  /** What `d` does on the row. */
  onDo?: () => void;
  buttons: ReactNode;
  /** What stands under the child. */
  words: ReactNode;
  form: ReactNode;
}

/** A child that is to be seen: by when and why then, and what is to be done about it. */
export function ConsultRow({ request, onDo, buttons, words, form }: Props) {
  const { t } = useLanguage();
  const { today, relative } = useDates();
  const go = useNavigate();
  const row = useRef<HTMLLIElement>(null);
  const { caseId, step, dueOn, isLate, stayedAway } = request;
  const standing: Standing = isLate ? 'red' : weekdaysBetween(today, dueOn) <= 2 ? 'amber' : 'neutral';
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isForPage(event.nativeEvent)) return;
    if (event.key === 'Enter' && event.target === row.current) {
      void go({ to: '/cases/$caseId', params: { caseId } });
    }
    if (event.key !== 'd' || !onDo) return;
    event.preventDefault();
    onDo();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={row}
      className={`row row--${standing}`}
      data-row
      data-consult={`${caseId} ${step}`}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className="row__when">
        <Mark as={standing}>
          {isLate ? t('date.late', { count: Math.max(1, weekdaysBetween(dueOn, today)) }) : relative(dueOn)}
        </Mark>
        <WhyButton caseId={caseId} step={step} on={dueOn} past={daysBetween(today, dueOn) < 0} />
      </div>
      <div className="row__what">
        <ChildLink child={seen(request, today)} caseId={caseId} />
        <p>{words}</p>
        {stayedAway > 0 && <p className="quiet">{t('planner.stayedAway', { count: stayedAway })}</p>}
      </div>
      <div className="acts">{buttons}</div>
      {form}
    </li>
  );
}

/** Initials and age: the list may be seen over a shoulder. */
function seen({ child: { name, bornOn, school } }: ConsultRequest, today: string) {
  const initials = name.split(/\s+/).filter((part) => /^\p{Lu}/u.test(part));
  const had = today.slice(5) >= bornOn.slice(5);
  return {
    initials: initials.map((part) => `${part[0]}.`).join(''),
    age: Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (had ? 0 : 1),
    school,
  };
}

import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import { useLanguage } from '../../language';
import { daysBetween, useDates } from '../../language/dates';
import { Mark } from '../../parts/mark';
import type { Planned } from './coming';
import { ListPupil } from './list-pupil';

/** Something to come: when, what and where, how many there are, and for a school a way to name a pupil. */
export function PlannedRow({ planned, mayList }: { planned: Planned; mayList: boolean }) {
  const { t, word } = useLanguage();
  const { today, relative, short } = useDates();
  const [open, setOpen] = useState(false);
  const { kind, on, begins } = planned;
  const said = useSaid(planned);
  const isOff = (kind === 'surgery' || kind === 'talk') && planned.of.cancelled;
  const standing = isOff ? 'done' : daysBetween(today, on) <= 2 ? 'amber' : 'neutral';
  const isListable = mayList && !isOff && ((kind === 'surgery' && planned.of.free > 0) || kind === 'talk');
  return (
    <li className={`row row--${standing}`} data-row data-planned={planned.id} data-kind={kind} tabIndex={-1}>
      <div className="row__when prevention__when">
        <Mark as={standing}>{relative(on)}</Mark>
        <span className="row__exact">{[short(on), begins].filter(Boolean).join(' · ')}</span>
      </div>
      <div className="row__what">
        <h3 className="row__title">{word('prevention', kind)}</h3>
        <p>{said.join(' · ')}</p>
        {isOff && <p className="quiet">{t('prevention.cancelled')}</p>}
      </div>
      <div className="acts">
        {isListable && (
          <Button purpose="secondary" data-act="list" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('prevention.list')}
          </Button>
        )}
      </div>
      {open && (kind === 'surgery' || kind === 'talk') && (
        <div className="row__form">
          <ListPupil of={{ kind, id: planned.id }} onClose={() => setOpen(false)} />
        </div>
      )}
    </li>
  );
}

/** Returns what a row says of what is to come: where, about what, and how many. */
function useSaid(planned: Planned): string[] {
  const { t, word } = useLanguage();
  switch (planned.kind) {
    case 'surgery': {
      const { school, room, free, slots } = planned.of;
      return [school.name, ...(room ? [room] : []), t('prevention.free', { free, slots })];
    }
    case 'talk':
      return [
        planned.of.school.name,
        word('talkAbout', planned.of.about),
        t('prevention.pupils', { count: planned.of.listed }),
      ];
    case 'care': {
      const { school, kind, comes } = planned.of;
      const answer = comes === undefined ? 'unanswered' : comes ? 'comes' : 'comesNot';
      return [school.name, word('careMeeting', kind), t(`prevention.${answer}`)];
    }
    case 'event': {
      const { schools, kind, audiences } = planned.of;
      return [
        schools.join(', '),
        word('eventKind', kind),
        audiences.map((one) => word('eventAudience', one)).join(', '),
      ];
    }
  }
}

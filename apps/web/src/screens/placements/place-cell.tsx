import { useState } from 'react';
import type { FacilityOnBoard, Stay, Waiting } from '../../api/placements';
import type { On } from '../../api/types';
import { useLanguage } from '../../language';
import { breakable } from '../../language/breakable';
import { useDates } from '../../language/dates';
import { ChildLink } from '../../parts/child';
import { Dialog } from '../../parts/dialog';
import { Mark } from '../../parts/mark';
import { PlaceActs } from './place-acts';
import { actsOnStay } from './place-asking';
import { PlaceBar } from './place-bar';
import { freeFrom, type PlaceOnBoard, standingOfPlace, stateOf, useStayWords } from './stays';

interface Props {
  place: PlaceOnBoard;
  facility: FacilityOnBoard;
  today: On;
  /** Whose turn it is here. */
  first: Waiting | undefined;
  onOffer: (one: Waiting) => void;
}

/** One place: who is there until when, or to whom it was offered, or from when it is free. */
export function PlaceCell({ place, facility, today, first, onOffer }: Props) {
  const { t } = useLanguage();
  const state = stateOf(place);
  const [open, setOpen] = useState<Stay | null>(null);
  return (
    <li className={`place place--${state}`} data-place={place.place} data-state={state}>
      <span className="place__number">
        <span className="hidden">{t('places.place')} </span>
        {place.place}
      </span>
      <div className="place__stays">
        {place.stays.map((stay) => (
          <StayButton key={stay.id} stay={stay} onOpen={() => setOpen(stay)} />
        ))}
        {place.stays.length === 0 && <Free {...{ place, facility, today, first, onOffer }} />}
        <PlaceBar stays={place.stays} today={today} />
      </div>
      {open && <StayDialog stay={open} facility={facility} onClose={() => setOpen(null)} />}
    </li>
  );
}

function Free({ place, today, first, onOffer, facility }: Props) {
  const { t } = useLanguage();
  const { short } = useDates();
  const from = freeFrom(place, today);
  const over = facility.validUntil && facility.validUntil < today;
  return (
    <div className="place__free">
      <Mark as="done">
        {over || !from || from <= today ? t('places.freeNow') : t('places.freeFrom', { date: short(from) })}
      </Mark>
      {first && !over && (
        <button type="button" className="nl-link place__offer" data-act="offer-here" onClick={() => onOffer(first)}>
          {t('places.offerTo', {
            who: first.child ? `${first.child.initials} (${first.child.age})` : t('places.somebody'),
          })}
        </button>
      )}
    </div>
  );
}

function StayButton({ stay, onOpen }: { stay: Stay; onOpen: () => void }) {
  const { inWords, who } = useStayWords();
  const state = stateOf({ place: stay.place, stays: [stay] });
  return (
    <button type="button" className="place__stay" data-stay={state} onClick={onOpen}>
      <span className="place__who">{who(stay)}</span>
      <Mark as={standingOfPlace[state]}>{inWords(stay)}</Mark>
    </button>
  );
}

function StayDialog({ stay, facility, onClose }: { stay: Stay; facility: FacilityOnBoard; onClose: () => void }) {
  const { t, word } = useLanguage();
  const { full } = useDates();
  const { inWords, who } = useStayWords();
  const rows: [string, string][] = [
    [t('places.stay.from'), full(stay.startsOn)],
    [t('places.stay.until'), full(stay.endsOn)],
    [t('places.stay.payer'), breakable(word('payer', stay.payer))],
    ...(stay.reviewedOn ? ([[t('places.stay.reviewed'), full(stay.reviewedOn)]] as [string, string][]) : []),
    ...(stay.outflowPlannedOn ? ([[t('places.stay.planned'), full(stay.outflowPlannedOn)]] as [string, string][]) : []),
  ];
  return (
    <Dialog title={`${facility.name} · ${t('places.place')} ${stay.place}`} onClose={onClose}>
      <p className="lead">
        {stay.child ? <ChildLink child={stay.child} caseId={stay.caseId} /> : who(stay)} · {inWords(stay)}
      </p>
      <dl className="pairs">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <PlaceActs
        stay={stay}
        acts={actsOnStay(stay, { keeps: true, directs: false })}
        about={who(stay)}
        onDone={onClose}
      />
    </Dialog>
  );
}

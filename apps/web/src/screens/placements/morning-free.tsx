import { Button } from '@nl-design-system-candidate/button-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FreePlaces, PlacementMorning } from '../../api/placements';
import { useLanguage } from '../../language';
import { ChildLink } from '../../parts/child';
import { Mark } from '../../parts/mark';
import { fittingFor, OfferForm } from './offer-form';

interface Props {
  free: FreePlaces;
  morning: PlacementMorning;
  onLeaving: (row: Element | null) => void;
}

/** A facility with a place for somebody who waits, and who that is. */
export function FreeRow({ free, morning, onLeaving }: Props) {
  const { t } = useLanguage();
  const [offering, setOffering] = useState(false);
  const first = morning.waiting.find(({ id }) => id === free.fitting[0]);
  if (!first) return null;
  return (
    <li className="row row--neutral" data-row data-free={free.name} tabIndex={-1}>
      <div className="row__when">
        <Mark as="done">{t('places.morning.free', { count: free.places })}</Mark>
      </div>
      <div>
        <span className="row__title">{free.name}</span>{' '}
        <span className="row__extra">
          {t('places.morning.turn')}{' '}
          {first.child ? <ChildLink child={first.child} caseId={first.caseId} /> : t('places.somebody')}
        </span>
        <div className="row__else">
          <span className="row__arrow" aria-hidden="true">
            →
          </span>
          {t('places.morning.freeElse')}
        </div>
      </div>
      {!offering && (
        <div className="acts">
          <Button purpose="secondary" data-act="offer" onClick={() => setOffering(true)}>
            {t('places.act.offer')}
          </Button>
        </div>
      )}
      {offering && (
        <div className="row__form">
          <OfferForm
            one={first}
            at={[free, ...fittingFor(first, morning).filter(({ facility }) => facility !== free.facility)]}
            onDone={() => {
              onLeaving(document.activeElement?.closest('[data-row]') ?? null);
              setOffering(false);
            }}
            onCancel={() => setOffering(false)}
          />
        </div>
      )}
    </li>
  );
}

/** Those at home the longest for whom nothing comes free: no place can be offered, but somebody has to look. */
export function LongestWaiting({ morning }: { morning: PlacementMorning }) {
  const { t, word } = useLanguage();
  const stuck = morning.waiting.filter(
    (one) => one.urgency === 'longer-than-three-months' && fittingFor(one, morning).length === 0,
  );
  const [first] = stuck;
  if (!first) return null;
  return (
    <li className="row row--red" data-row data-stuck tabIndex={-1}>
      <div className="row__when">
        <Mark as="red">{t('places.morning.stuck', { count: stuck.length })}</Mark>
      </div>
      <div>
        <span className="row__title">{t('places.morning.stuckTitle')}</span>{' '}
        <span className="row__extra">
          {[...new Set(stuck.map(({ type }) => word('facilityType', type)))].join(', ')}
        </span>
        <div className="row__else">
          <span className="row__arrow" aria-hidden="true">
            →
          </span>
          {t('places.morning.stuckElse')}
        </div>
      </div>
      <div className="acts">
        <Link to="/places" search={{ type: first.type }} className="nl-link">
          {t('places.morning.look')}
        </Link>
      </div>
    </li>
  );
}

import { Button } from '@nl-design-system-candidate/button-react';
import { useState } from 'react';
import type { FacilityOnBoard, PlacementMorning, Waiting } from '../../api/placements';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { Dialog } from '../../parts/dialog';
import { Mark } from '../../parts/mark';
import { OfferForm } from './offer-form';
import { PlaceCell } from './place-cell';
import { placesOf } from './stays';

interface Props {
  facilities: FacilityOnBoard[];
  morning: PlacementMorning;
  onEdit: (facility: FacilityOnBoard) => void;
}

/** Facilities as columns, with their places as cells; a place that is free is offered from where it stands. */
export function Board({ facilities, morning, onEdit }: Props) {
  const [offering, setOffering] = useState<{ facility: FacilityOnBoard; one: Waiting } | null>(null);
  return (
    <>
      <ul className="board">
        {facilities.map((facility) => (
          <Column
            key={facility.id}
            facility={facility}
            morning={morning}
            onEdit={onEdit}
            onOffer={(one) => setOffering({ facility, one })}
          />
        ))}
      </ul>
      {offering && <OfferDialog {...offering} morning={morning} onClose={() => setOffering(null)} />}
    </>
  );
}

interface ColumnProps extends Omit<Props, 'facilities'> {
  facility: FacilityOnBoard;
  onOffer: (one: Waiting) => void;
}

function Column({ facility, morning, onEdit, onOffer }: ColumnProps) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const fitting = morning.free.find((one) => one.facility === facility.id)?.fitting[0];
  const first = morning.waiting.find(({ id }) => id === fitting);
  const places = placesOf(facility);
  const firstFree = places.find(({ stays }) => stays.length === 0);
  const sectors = facility.sectors.map((one) => one.toUpperCase()).join(', ');
  return (
    <li className="board__column" data-facility={facility.name}>
      <div className="board__head">
        <h3 className="board__name">{facility.name}</h3>
        <button type="button" className="nl-link board__edit" data-act="edit-facility" onClick={() => onEdit(facility)}>
          {t('places.facility.edit')}
          <span className="hidden">: {facility.name}</span>
        </button>
        <p className="quiet">{[word('facilityType', facility.type), sectors, facility.municipality].join(' · ')}</p>
        <p>{t('places.ofPlaces', { taken: facility.taken + facility.offered, count: facility.capacity })}</p>
        {facility.validUntil && <Mark as="amber">{t('places.closes', { date: short(facility.validUntil) })}</Mark>}
      </div>
      <ol className="board__places">
        {places.map((place) => (
          <PlaceCell
            key={place.place}
            place={place}
            today={morning.today}
            facility={facility}
            first={place === firstFree ? first : undefined}
            onOffer={onOffer}
          />
        ))}
      </ol>
    </li>
  );
}

interface OfferDialogProps {
  facility: FacilityOnBoard;
  one: Waiting;
  morning: PlacementMorning;
  onClose: () => void;
}

function OfferDialog({ facility, one, morning, onClose }: OfferDialogProps) {
  const { t } = useLanguage();
  const at = morning.free.filter((each) => each.facility === facility.id);
  const who = one.child ? `${one.child.initials} (${one.child.age})` : t('places.somebody');
  return (
    <Dialog title={t('places.offer.to', { who, facility: facility.name })} onClose={onClose}>
      {at.length > 0 ? (
        <OfferForm one={one} at={at} onDone={onClose} onCancel={onClose} />
      ) : (
        <Button purpose="secondary" onClick={onClose}>
          {t('places.noneFits')}
        </Button>
      )}
    </Dialog>
  );
}

import { type FreePlaces, type PlacementMorning, usePlaceAct, type Waiting } from '../../api/placements';
import type { On } from '../../api/types';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';
import { outOfOrderBecause } from './place-words';

/** The facilities in which a place comes free that fits, the first to come free first. */
export const fittingFor = ({ id }: Waiting, { free }: PlacementMorning): FreePlaces[] =>
  free.filter(({ fitting }) => fitting.includes(id));

/** The day on which somebody can begin there. */
const firstDayAt = ({ freeFrom }: FreePlaces, today: On): On => (freeFrom > today ? freeFrom : today);

interface Props {
  one: Waiting;
  /** Where a place is free; the first is proposed. */
  at: readonly FreePlaces[];
  onDone: () => void;
  onCancel: () => void;
}

/** Offers the first place that fits; who is not the first that waits for it gets it for a reason. */
export function OfferForm({ one, at, onDone, onCancel }: Props) {
  const { t, word } = useLanguage();
  const { today, short } = useDates();
  const announce = useAnnounce();
  const offering = usePlaceAct(one.caseId, () => {
    announce(t('places.did.offer'));
    onDone();
  });
  const chosen = ({ facility }: Values) => at.find((each) => each.facility === facility) ?? at[0]!;
  const fields = (values: Values): Field[] => [
    {
      name: 'facility',
      kind: 'select',
      label: t('places.offer.where'),
      needed: true,
      options: at.map((each) => ({
        id: each.facility,
        title:
          each.freeFrom > today ? `${each.name} · ${t('places.freeFrom', { date: short(each.freeFrom) })}` : each.name,
      })),
    },
    { name: 'startsOn', kind: 'date', label: t('places.offer.from'), needed: true, min: today },
    { name: 'endsOn', kind: 'date', label: t('places.offer.until'), hint: t('places.offer.untilHint'), min: today },
    ...(chosen(values).fitting[0] === one.id
      ? []
      : [
          {
            name: 'because',
            kind: 'choice',
            label: t('places.offer.because'),
            needed: true,
            options: outOfOrderBecause.map((id) => ({ id, title: word('outOfOrder', id) })),
          } satisfies Field,
        ]),
  ];
  const first = at[0]!;
  return (
    <AskForm
      title={t('places.offer.title')}
      note={t('places.offer.note')}
      fields={fields}
      start={{ facility: first.facility, startsOn: firstDayAt(first, today) }}
      send={t('places.offer.send')}
      busy={offering.isPending}
      problem={<ActProblem error={offering.error} />}
      onCancel={onCancel}
      onSend={(values) => offering.mutate({ of: 'request', id: one.id, act: offerOf(values) })}
    />
  );
}

type OutOfOrder = (typeof outOfOrderBecause)[number];

const offerOf = ({ facility, startsOn, endsOn, because }: Values) => ({
  act: 'offer' as const,
  facility: facility!,
  startsOn: startsOn!,
  ...(endsOn && { endsOn }),
  ...(because && { because: because as OutOfOrder }),
});

import type { FacilityOnBoard, Stay } from '../../api/placements';
import type { On } from '../../api/types';
import { useLanguage } from '../../language';
import { addDays, daysBetween, useDates } from '../../language/dates';
import type { Standing } from '../../parts/mark';

/** One place of a facility, and who is or comes there, the first first. */
export interface PlaceOnBoard {
  place: number;
  stays: Stay[];
}

/** Its places; more than it has now as long as somebody is there. */
export function placesOf({ capacity, stays }: FacilityOnBoard): PlaceOnBoard[] {
  const count = Math.max(capacity, ...stays.map(({ place }) => place));
  return Array.from({ length: count }, (_, index) => ({
    place: index + 1,
    stays: stays.filter(({ place }) => place === index + 1),
  }));
}

/** How a place stands, in a colour that has a shape and a word. */
export type PlaceState = 'free' | 'taken' | 'offered' | 'coming' | 'over';

export function stateOf({ stays }: PlaceOnBoard): PlaceState {
  const [first] = stays;
  if (!first) return 'free';
  if (first.overstays) return 'over';
  if (first.state === 'started') return 'taken';
  return first.state === 'offered' ? 'offered' : 'coming';
}

export const standingOfPlace: Record<PlaceState, Standing> = {
  free: 'done',
  taken: 'neutral',
  offered: 'amber',
  coming: 'waiting',
  over: 'red',
};

/** Returns what is said of a stay in a few words, and of whom. */
export function useStayWords() {
  const { t } = useLanguage();
  const { short, today } = useDates();
  const inWords = (stay: Stay): string => {
    if (stay.overstays) return t('places.over', { count: daysBetween(stay.endsOn, today), date: short(stay.endsOn) });
    if (stay.state === 'started') return t('places.takenUntil', { date: short(stay.endsOn) });
    if (stay.state === 'accepted') return t('places.comesOn', { date: short(stay.startsOn) });
    return t('places.offeredUntil', { date: short(stay.answerBy), left: leftOf(stay.hoursLeft ?? 0) });
  };
  const leftOf = (hours: number) =>
    hours < 48 ? t('places.hoursLeft', { count: hours }) : t('places.daysLeft', { count: Math.floor(hours / 24) });
  const who = ({ child }: Stay): string => (child ? `${child.initials} (${child.age})` : t('places.somebody'));
  return { inWords, leftOf, who };
}

/** From when the first of its places is free, today or later; what goes on past its end says nothing of when. */
export function freeFrom({ stays }: PlaceOnBoard, today: On): On | undefined {
  if (stays.some(({ overstays }) => overstays)) return undefined;
  const last = stays
    .map(({ endsOn }) => endsOn)
    .toSorted()
    .at(-1);
  return last ? addDays(last, 1) : today;
}

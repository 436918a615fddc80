import type { Place } from '../../api/papers';

/** In the address a place is one word: the id of a school, or the name of a municipality. */
export function placeOf(place: string | undefined): Place {
  if (!place) return {};
  return /^[\da-f]{8}-[\da-f]{4}-/.test(place) ? { school: place } : { municipality: place };
}

import type { Away } from '@app/cases';
import type { Whereabouts } from './people.shapes';

/** A leave or a departure as it is shown: what does not hold is left out. */
export function awayShown({
  id,
  kind,
  from,
  until,
  back,
  substituteId,
  substitute,
}: Away): Whereabouts['away'][number] {
  return {
    id,
    kind,
    fromOn: from,
    ...(until && { untilOn: until }),
    ...(back && { backOn: back }),
    ...(substituteId && { substitute: { id: substituteId, name: substitute! } }),
  };
}

import type { DemonstrationRegion } from './described';
import { noorderveld } from './noorderveld';
import { startpakket } from './startpakket';
import { grownWaterrijk, smallWaterrijk } from './waterrijk';
import { zuiderkempen } from './zuiderkempen';

export { type DemonstrationOrganisation, type DemonstrationRegion, schoolsOf, type Sector } from './described';

/** How much there is: nothing but what somebody brings, one region of three hundred pupils, or all with Waterrijk grown. */
export const demonstrationSizes = ['none', 'small', 'whole'] as const;
export type DemonstrationSize = (typeof demonstrationSizes)[number];

const regions: Readonly<Record<DemonstrationSize, readonly DemonstrationRegion[]>> = {
  none: [],
  small: [smallWaterrijk],
  whole: [grownWaterrijk, noorderveld, zuiderkempen, startpakket],
};

/** The regions of a demonstration; Waterrijk comes first. */
export const regionsOf = (size: DemonstrationSize): readonly DemonstrationRegion[] => regions[size];

import { waterrijkFamily } from '../told/told-family';
import { waterrijkPlaces } from '../places/waterrijk-places';
import { waterrijkTold } from '../told/waterrijk';
import type { DemonstrationRegion } from './described';
import { schoolYear } from './school-year';
import { apart, chains, organisations } from './waterrijk-people';

const waterrijk = {
  id: 'waterrijk',
  signedOn: { covenant: '2026-06-18', processorAgreement: '2026-07-02' },
  organisations,
  chains,
  apart,
  municipalities: ['Waterdam', 'Rietoord'],
  families: [waterrijkFamily],
  consults: [
    {
      at: 'ggd',
      days: ['2026-12-08', '2026-12-10', '2026-12-15', '2026-12-17'],
      begins: ['13:15', '14:15'],
      minutes: 45,
      place: 'Waterdam',
    },
  ],
  places: waterrijkPlaces,
} as const satisfies Partial<DemonstrationRegion>;

/** Three hundred pupils and half a school year: enough for what one wants to try out quickly. */
export const smallWaterrijk: DemonstrationRegion = {
  ...waterrijk,
  sizes: { po: 60, vo: 140, vso: 30, mbo: 70 },
  unusual: 1,
  absences: { first: schoolYear.first, last: '2027-01-29' },
  told: [],
};

/** Three thousand pupils and a school year. Of more children not many more are long at home. */
export const grownWaterrijk: DemonstrationRegion = {
  ...waterrijk,
  sizes: { po: 600, vo: 1400, vso: 300, mbo: 700 },
  unusual: 2,
  absences: schoolYear,
  told: waterrijkTold,
};

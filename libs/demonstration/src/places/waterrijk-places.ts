import type { FacilityAsTold, NewRequest } from '@app/cases';
import type { LocalDate } from '@app/rules';
import { schoolYear } from '../regions/school-year';
import type { PlaceAct, PlacesTold, PlaceSought } from './places-told';

const ordinary = {
  targetGroups: [],
  programmes: [],
  municipality: 'Waterdam',
  payer: 'alliance',
  returnsTo: 'own-school',
  validFrom: schoolYear.first,
} as const;

const quay: FacilityAsTold = {
  ...ordinary,
  name: 'Bovenschoolse groep De Kade',
  type: 'supra-school',
  sectors: ['vo', 'vso'],
  expert: 'behavioural-expert',
  capacity: 4,
};
const between: FacilityAsTold = {
  ...ordinary,
  name: 'Tussenvoorziening De Brug',
  type: 'intermediate',
  sectors: ['vo', 'vso'],
  expert: 'special-needs-educator',
  capacity: 3,
};
const yard: FacilityAsTold = {
  ...ordinary,
  name: 'Leerwerkplek De Werf',
  type: 'non-school',
  sectors: ['vo', 'mbo'],
  expert: 'youth-worker',
  payer: 'municipality',
  capacity: 2,
};
const calm: FacilityAsTold = {
  ...ordinary,
  name: 'Rustgroep De Eik',
  type: 'education-care',
  sectors: ['po'],
  capacity: 2,
};

const at = (on: LocalDate, alliance: string, id: string, told: FacilityAsTold) => ({ on, alliance, id, told });
const { first } = schoolYear;

interface Stay {
  readonly at: string;
  readonly offered: LocalDate;
  readonly accepted: LocalDate;
  readonly from: LocalDate;
  readonly until?: LocalDate;
}

const checked = (on: LocalDate, payer: 'alliance' | 'municipality' = 'alliance'): PlaceAct[] => [
  { on, request: { act: 'check', as: 'fits' } },
  { on, request: { act: 'set-payer', payer } },
];
const offered = (on: LocalDate, facility: string, startsOn: LocalDate, endsOn?: LocalDate): PlaceAct => ({
  on,
  request: { act: 'offer', facility, startsOn, ...(endsOn && { endsOn }), because: 'group-composition' },
});
const agreed = ({ at: facility, offered: on, accepted, from, until }: Stay): PlaceAct[] => [
  offered(on, facility, from, until),
  { on: accepted, placement: { act: 'accept' } },
];
const begun = (stay: Stay): PlaceAct[] => [
  ...agreed(stay),
  { on: stay.from, placement: { act: 'start', on: stay.from, seen: true } },
];

const sought = (
  on: LocalDate,
  asked: Pick<NewRequest, 'type' | 'wishedOn'> & Partial<NewRequest>,
  after: readonly PlaceAct[] = [],
): PlaceSought => ({
  on,
  school: asked.sector === 'po' ? 'wilg' : 'rietplas',
  alliance: asked.sector === 'po' ? 'swv-po' : 'swv-vo',
  asked: { goal: 'return-to-own-school', sector: 'vo', ...asked },
  after,
});

/**
 * Places in Waterrijk, such that on the first morning there is one of each: a child that is longer somewhere than was agreed,
 * an offer that ends that day, one that has some days left, a place that is free, a facility that closes, and who waits.
 */
export const waterrijkPlaces: PlacesTold = {
  facilities: [
    at(first, 'swv-vo', 'quay', quay),
    at(first, 'swv-vo', 'between', between),
    at(first, 'swv-vo', 'yard', yard),
    at(first, 'swv-po', 'calm', calm),
    at('2026-12-03', 'swv-vo', 'yard', { ...yard, validUntil: '2027-01-15' }),
  ],
  sought: [
    sought('2026-10-06', { type: 'supra-school', wishedOn: '2026-10-12' }, [
      ...checked('2026-10-07'),
      ...begun({ at: 'quay', offered: '2026-10-08', accepted: '2026-10-09', from: '2026-10-12', until: '2026-11-27' }),
      { on: '2026-11-26', placement: { act: 'end', on: '2026-11-26', as: 'own-school' } },
    ]),
    sought('2026-10-06', { type: 'supra-school', wishedOn: '2026-10-12' }, [
      ...checked('2026-10-07'),
      ...begun({
        at: 'quay',
        offered: '2026-10-08',
        accepted: '2026-10-09',
        from: '2026-10-12',
        until: '2026-12-03',
      }),
      { on: '2026-11-20', placement: { act: 'review', on: '2026-11-20' } },
    ]),
    sought('2026-10-08', { type: 'supra-school', wishedOn: '2026-10-26' }, [
      ...checked('2026-10-12'),
      ...begun({ at: 'quay', offered: '2026-10-28', accepted: '2026-10-30', from: '2026-11-02' }),
    ]),
    sought('2026-10-13', { type: 'non-school', goal: 'bridging', wishedOn: '2026-11-02' }, [
      ...checked('2026-10-14', 'municipality'),
      ...begun({
        at: 'yard',
        offered: '2026-11-03',
        accepted: '2026-11-05',
        from: '2026-11-09',
        until: '2027-02-05',
      }),
    ]),
    sought('2026-10-28', { type: 'intermediate', goal: 'find-the-need', wishedOn: '2026-11-30' }, [
      ...checked('2026-10-30'),
      ...agreed({ at: 'between', offered: '2026-11-24', accepted: '2026-11-27', from: '2026-12-07' }),
    ]),
    sought('2026-11-03', { type: 'supra-school', wishedOn: '2026-11-30' }, [
      ...checked('2026-11-05'),
      offered('2026-11-30', 'quay', '2026-12-14'),
    ]),
    sought('2026-11-10', { type: 'intermediate', goal: 'find-the-need', wishedOn: '2026-12-07' }, [
      ...checked('2026-11-12'),
      offered('2026-12-03', 'between', '2026-12-14'),
    ]),
    sought(
      '2026-11-17',
      { type: 'supra-school', wishedOn: '2027-01-04', level: 'havo', year: 3 },
      checked('2026-11-19'),
    ),
    sought(
      '2026-11-24',
      { type: 'supra-school', wishedOn: '2027-01-11', level: 'vmbo', year: 2 },
      checked('2026-11-26'),
    ),
    sought('2026-11-26', { type: 'non-school', goal: 'mbo', wishedOn: '2027-01-11' }, [
      { on: '2026-11-27', request: { act: 'check', as: 'payer-unclear' } },
    ]),
    sought('2026-12-02', { type: 'supra-school', wishedOn: '2027-01-18' }),
    sought('2026-10-28', { sector: 'po', type: 'education-care', wishedOn: '2026-11-09' }, [
      ...checked('2026-10-30'),
      ...begun({ at: 'calm', offered: '2026-11-03', accepted: '2026-11-05', from: '2026-11-09' }),
    ]),
    sought('2026-12-01', { sector: 'po', type: 'education-care', wishedOn: '2027-01-04' }),
  ],
};

import type { FacilityAsTold, NewRequest, PlacementAct, RequestAct } from '@app/cases';
import type { LocalDate } from '@app/rules';

/** A facility as its alliance says it on a day; said again it is changed. */
export interface FacilityToldOn {
  readonly on: LocalDate;
  readonly alliance: string;
  readonly id: string;
  readonly told: FacilityAsTold;
}

/** What is done with a place that is sought; the facility of an offer is called as the plan calls it. */
export type PlaceAct = { readonly on: LocalDate } & (
  { readonly request: RequestAct } | { readonly placement: PlacementAct }
);

/** A place that a school asks for the child of it that is absent longest, of those for whom nobody did. */
export interface PlaceSought {
  readonly on: LocalDate;
  readonly school: string;
  readonly alliance: string;
  readonly asked: NewRequest;
  /** What comes of it. */
  readonly after: readonly PlaceAct[];
}

/** The facilities of a region, and who sought and had a place there in the months before. */
export interface PlacesTold {
  readonly facilities: readonly FacilityToldOn[];
  readonly sought: readonly PlaceSought[];
}

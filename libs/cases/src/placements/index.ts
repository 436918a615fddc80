export { actsOfDirector, onPlacement, type PlacementAct } from './placement-acts';
export { dayIn } from './days';
export {
  addFacility,
  changeFacility,
  type FacilitiesAsked,
  facilities,
  type Facility,
  type FacilityAsTold,
} from './facilities';
export { type StayOnBoard, staysOnBoard } from './board';
export { type FreePlaces, type Morning, morningOf, type PlacementToSee, runningBeyond } from './morning';
export { type PlacementOfCase, placementsOf, type RequestOfCase, whoseIs } from './of-case';
export { type NewOffer } from './offer';
export { type PassedOn, PassOn } from './pass-on';
export { actsOfAsker, onRequest, type RequestAct } from './request-acts';
export { askPlace, type NewRequest } from './requests';
export { type Line, type LineAsked, type Waiting, waitingList, type WaitingChild } from './waiting-list';
export * from './words';

/** The closed lists of placements: what cannot be said in these words is not kept. */

export const facilityTypes = [
  'supra-school',
  'traject',
  'intermediate',
  'internal-reception',
  'non-school',
  'custom-classroom',
  'custom-track',
  'home-teaching',
  'gifted',
  'education-care',
  'special-education',
  'newcomer-class',
  'regular-class',
  'mbo-programme',
] as const;

export const facilitySectors = ['po', 'vo', 'vso', 'mbo'] as const;

/** What is followed there; with the year it says which class is waited for. */
export const educationLevels = [
  'practical',
  'vmbo',
  'havo',
  'vwo',
  'entry',
  'mbo-2',
  'mbo-3',
  'mbo-4',
  'language',
] as const;

/** For whom a place is: how it goes at school, and nothing of health. */
export const targetGroups = [
  'long-at-home',
  'few-stimuli',
  'behaviour',
  'gifted',
  'newcomer',
  'wrong-study-choice',
] as const;

export const placementGoals = ['return-to-own-school', 'find-the-need', 'other-school', 'mbo', 'bridging'] as const;

/** Who pays when it is known. */
export const payers = ['board', 'alliance', 'municipality'] as const;
export const payerStates = [...payers, 'undecided', 'disputed'] as const;

/** Who on the staff has studied for it. */
export const experts = ['special-needs-educator', 'behavioural-expert', 'psychologist', 'youth-worker'] as const;

/** Where children go from a facility. */
export const returnPaths = ['own-school', 'other-school', 'special-education', 'mbo'] as const;

/** Why an alliance gives a request back to the school. */
export const returnedBecause = ['school-can-do-more', 'information-missing', 'other-party-first'] as const;

/** Why an alliance refuses a request, and what it would do instead. */
export const requestRefusedBecause = ['outside-target-group', 'too-heavy', 'other-facility-fits'] as const;

/** Why a family does not take a place. */
export const offerRefusedBecause = ['too-far', 'not-suitable', 'other-place-found', 'not-now', 'other'] as const;

/** Why somebody gets a place who is not the first that waits. */
export const outOfOrderBecause = ['safety', 'group-composition', 'travel', 'only-one-that-fits'] as const;

export const extendedBecause = ['return-not-ready', 'next-place-not-free', 'examinations'] as const;

export const endedAs = ['own-school', 'elsewhere', 'dropped-out'] as const;

export const followUps = ['in-place', 'dropped-out-again'] as const;
export const followUpMonths = [3, 6] as const;

type Of<List extends readonly unknown[]> = List[number];

export type FacilityType = Of<typeof facilityTypes>;
export type FacilitySector = Of<typeof facilitySectors>;
export type EducationLevel = Of<typeof educationLevels>;
export type TargetGroup = Of<typeof targetGroups>;
export type PlacementGoal = Of<typeof placementGoals>;
export type Payer = Of<typeof payers>;
export type PayerState = Of<typeof payerStates>;
export type Expert = Of<typeof experts>;
export type ReturnPath = Of<typeof returnPaths>;
export type ReturnedBecause = Of<typeof returnedBecause>;
export type RequestRefusedBecause = Of<typeof requestRefusedBecause>;
export type OfferRefusedBecause = Of<typeof offerRefusedBecause>;
export type OutOfOrderBecause = Of<typeof outOfOrderBecause>;
export type ExtendedBecause = Of<typeof extendedBecause>;
export type EndedAs = Of<typeof endedAs>;
export type FollowUp = Of<typeof followUps>;
export type FollowUpMonths = Of<typeof followUpMonths>;

/** SQL: the states in which a placement holds its place. */
export const live = `('offered', 'accepted', 'started')`;

/** The closed lists of what is said of places, in the order in which they are offered. */
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
export const sectors = ['po', 'vo', 'vso', 'mbo'] as const;
export const levels = ['practical', 'vmbo', 'havo', 'vwo', 'entry', 'mbo-2', 'mbo-3', 'mbo-4', 'language'] as const;
export const targetGroups = [
  'long-at-home',
  'few-stimuli',
  'behaviour',
  'gifted',
  'newcomer',
  'wrong-study-choice',
] as const;
export const goals = ['return-to-own-school', 'find-the-need', 'other-school', 'mbo', 'bridging'] as const;
export const payers = ['board', 'alliance', 'municipality'] as const;
export const experts = ['special-needs-educator', 'behavioural-expert', 'psychologist', 'youth-worker'] as const;
export const returnPaths = ['own-school', 'other-school', 'special-education', 'mbo'] as const;
export const returnedBecause = ['school-can-do-more', 'information-missing', 'other-party-first'] as const;
export const declinedBecause = ['outside-target-group', 'too-heavy', 'other-facility-fits'] as const;
export const refusedBecause = ['too-far', 'not-suitable', 'other-place-found', 'not-now', 'other'] as const;
export const outOfOrderBecause = ['safety', 'group-composition', 'travel', 'only-one-that-fits'] as const;
export const extendedBecause = ['return-not-ready', 'next-place-not-free', 'examinations'] as const;
export const deciders = ['placement-committee', 'board'] as const;
export const endedAs = ['own-school', 'elsewhere', 'dropped-out'] as const;
export const found = ['in-place', 'dropped-out-again'] as const;

export { answerRight, liftRestriction, type NewAnswer } from './answer-right';
export {
  type Askable,
  askableByRelative,
  type AskableCase,
  askableIn,
  askedByLetter,
  askedByRelativeOfRight,
  type AskedRight,
  type Letter,
} from './ask-right';
export { type AnsweredFor, forAnswering } from './for-answering';
export { FireRights } from './fire-rights';
export {
  answersFor,
  type AskedCopy,
  type BesideData,
  besideDataOf,
  copyGranted,
  copyToMake,
  expectOfThese,
  requestsBy,
  requestsTo,
} from './requests';
export { longestRequest, type Right, rightOutcomes, type RightOutcome, rights, type RightsRequest } from './right';
export { type RightsParts } from './run';
export {
  absencesOf,
  authoritiesBy,
  looksBy,
  type OfController,
  type OwnLooks,
  type StatedAbsence,
  toldOnBy,
  type ToldOn,
  wordsOf,
  type WrittenAuthority,
  type WrittenWords,
} from './kept-data';
export { type Redact, redactionFor } from './other-people';

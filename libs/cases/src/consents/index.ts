export {
  answerConsent,
  type ConsentAnswer,
  type ConsentInCase,
  askConsent,
  consentsOf,
  type Giver,
  type NewConsent,
  withdrawConsent,
} from './consents';
export { type ConsentForRelative, type ConsentsInCase, consentsForRelative, giverIn } from './for-relative';
export { giversIn, type NamedGiver } from './givers';
export { ageOn, consentAges, isComplete, whoConsents } from './who-consents';

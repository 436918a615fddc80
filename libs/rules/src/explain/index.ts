export { consequenceOf } from './consequence';
export { recipientInWords, recipientsInWords } from './recipients';
export { factsInWords } from './facts';
export { refusalInWords } from './refusal';
export { sentenceOf } from './sentence';
export { type ExplainAsked, type ExplainedAgreement, type ExplainedStep, explainOn, type GoesOff } from './on-date';
export { type Titles, titlesOf } from './titles';
export { type WhyDue, whyDue, type WhyPart } from './why-due';
export { dayInWords, dueInWords, inBoth, listInWords, type Sentence, termInWords } from './words';

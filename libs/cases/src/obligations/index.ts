export { type Asking, askForObligations, readObligationMail } from './ask-for';
export { type Obligation, obligations, type Standing } from './due';
export { type Done, type ObligationHere, obligationsHere, recordObligation } from './obligations';

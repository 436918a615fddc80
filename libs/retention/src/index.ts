export { candidatesOf, byTwo, dueToday } from './due/classes';
export type { Asked, ByTwo, Candidate, StaysBecause } from './due/due';
export { executeApproved, type Executed } from './destruction/execute';
export { type Hold, holdsOf, liftHold, placeHold } from './holds/holds';
export { expectKeeper } from './keepers';
export { retentionMigrations } from './migrations';
export { RetentionProblem } from './problem';
export { type Deed, itemsOf, type ListedItem, type Proof, proofsOf } from './proposals/proof';
export { approve, hashOf, listDue, propose, withdraw } from './proposals/proposals';

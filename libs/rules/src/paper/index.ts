export { type Basis, basisOf } from './basis';
export { begunByInWords, type Paper, type PaperNames, paperOf, type PaperRule } from './paper';
export type { PaperArrow, PaperGraph, PaperNode } from './graph';
export { ladderTitle, type PaperLadder, type PaperRung } from './ladders';
export type { PaperOutcome, PaperStep } from './steps';

export { articles, bases, type Basis, type Flow, flows, flowsBetween, purposes, type Purpose } from './basis-map';
export { type NewShare, type Share, share, sharesOf, endShare, type Receiver, receiversIn } from './shares';
export { sharedWith } from './shared-with';
export { SharesAudit, type UnfoundedShare } from './unfounded';
export { type ShareWithoutBasis, sharesProof, type SharesProof } from './proof';

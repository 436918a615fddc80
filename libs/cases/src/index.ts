export { addingDays, replacingDays } from './signals/absence-days';
export { type AbsentDay, Absences, type Raised, type StatedSignal } from './signals/absences';
export {
  type AbsentOn,
  type Attendance,
  attendanceOf,
  type Register,
  type ReturnGoal,
  type WeekAttended,
} from './signals/attendance';
export { type SignalAsked, statedBy, stateSignal } from './signals/state-signal';
export {
  abilityOf,
  type Beside,
  type Grants,
  guestMay,
  type May,
  mayAct,
  mayAdminister,
  mayAnswerInvitation,
  mayAsk,
  mayBeside,
  mayDecideOnChildren,
  mayClose,
  mayKeepFacilities,
  mayLeadTable,
  mayLeave,
  mayOnAgreements,
  mayOpenByHand,
  mayPlace,
  maySay,
  partyMay,
  tableMay,
  authorityMay,
} from './ability';
export { Audit, auditBounds, type AuditBounds, auditEveryMs, type AuditRound } from './audit/audit';
export { type Found } from './audit/audit-findings';
export {
  AgreementMigrations,
  type MigratedCase,
  type MigrationAsked,
  type MigrationOutcome,
} from './agreements/agreement-migrations';
export { type DifferingCase, whatIf, type WhatIfAsked, type WhatIfOutcome } from './agreements/what-if';
export { countsAt, type HeldVersion, signalsHeldOn, type SignalPlace, versionsHeldOn } from './agreements/held-on';
export { type ComparedRegions, compareRegions } from './agreements/compare-regions';
export {
  draftedLadders,
  type DraftedLadders,
  draftLadders,
  type DraftParts,
  type LadderDraft,
  signLadders,
} from './agreements/ladder-drafts';
export { type AgreedInRegion, agreedInRegion, signAgreements, type SignedBy } from './agreements/signatures';
export { Agreements, type Publishable, type SignalsInForce } from './agreements/agreements';
export { Calendars, type CorrectedCase, type CorrectionOutcome, type ClosingCalendar } from './calendars/calendars';
export { type AgendaPoint, agendaOf, settledOn } from './case-dates';
export { type CaseChild, type CaseNow, type CaseSignal } from './case-now';
export { type Casebook, Casebooks } from './casebook';
export { type ActOptions, Cases, type NewCase } from './cases';
export { expectConsulted } from './bill/duty-to-consult';
export { registeredUntil } from './bill/registered-until';
export { isReturn, keepReturn, returnOf } from './closing/returns';
export { caseParts, CasesModule } from './cases.module';
export {
  casesOfPossibleChildren,
  type ChildrenApart,
  childrenApart,
  type ComparedPupil,
  type Decision,
  type JoinedChild,
  joinedChildren,
  type PossibleChild,
  possibleChildren,
} from './children/children';
export { type Deciding, joinChildren, keepChildrenApart, splitChild } from './children/deciding';
export { deliver, type Delivered } from './messages/deliver';
export { Evidence, evidenceOf, evidenceTable, keepEvidence, type NewEvidence, TableEvidence } from './evidence';
export { FireDue, type Round } from './firing/fire-due';
export { type GoneOff, goneOffSince, isSomethingDue, lastSeq, nextMomentAfter } from './firing/gone-off';
export { askedByFamily, doneByRelative } from './families/act-as-relative';
export {
  authoritySources,
  channels,
  type NewAuthority,
  type Relative,
  relativeKinds,
  type RelativeKind,
} from './families/authority';
export { chooseContact, type PossibleContact, possibleContacts, spokenBy, tellSpoken } from './families/contacts';
export {
  disagree,
  type Disagreement,
  disagreementsBy,
  disagreementsIn,
  type NewDisagreement,
} from './families/disagreements';
export { changeDetails, detailsOf, tellDetails } from './families/details';
export { endAuthority, keepAuthority } from './families/keep-authority';
export {
  askedByRelative,
  casesOfRelative,
  forRelative,
  type Helper,
  helperFor,
  type RelativeInCase,
} from './families/of-relative';
export { type LookedAt, lookedAt } from './families/looked-at';
export { relativesOf } from './families/relatives';
export { endSupport, type Supporter, supportersOf } from './families/supporters';
export * from './log/controlled-looks';
export { askForReviews } from './break-glass/ask-review';
export * from './break-glass/break-glass';
export { initialsOf } from './children/initials';
export { bsnOf, keepSealed, sealedNumbers } from './children/number-of-child';
export { asIfOn, isHeldRegion } from './region/held-regions';
export { answerInvitation, type InvitationAnswer } from './invitations/answer-invitation';
export { type Invitation, invitationsOf, invitationsTo, type Invited } from './invitations/invitations';
export { type Invitable, invitableIn, invite, type NewInvitation } from './invitations/invite';
export {
  linkCases,
  type LinkedCase,
  type LinkReason,
  linkReasons,
  linksOf,
  sameChild,
  unlinkCases,
} from './linked-cases';
export * from './lists';
export { mailNames, type MailTemplates, readMails } from './messages/mail-templates';
export { caseMigrations } from './migrations';
export { deliveriesQueue, type DeliveryJob, relay, unsent } from './messages/outbox';
export { type Party } from './parties';
export {
  addPartnerAround,
  agreePair,
  type PartnerAround,
  partnersAround,
  type RegionPair,
  regionPairs,
  type Sides,
  sidesOf,
} from './partners-around/partner-map';
export { addPartnerType, knownPartnerTypes, type PartnerType, partnerTypes } from './partners-around/partner-types';
export { type Draft, draftOf, draftsOf, dropDraft, type FilledIn, forgetDrafts, keepDraft } from './drafts';
export { deviating, type Deviation, type DeviationPlace, deviationsSeen } from './deviations';
export {
  type Colleague,
  everybody,
  findColleague,
  maySignIn,
  isApart,
  momentsHere,
  type PlaceAsked,
  regionOf,
  todayHere,
} from './people';
export { accountsOfStaff } from './signing-in/accounts-of-staff';
export { SignInProblem } from './signing-in/problem';
export { relativeBy } from './signing-in/relatives';
export { type Place, staffAt, type StaffSaid } from './signing-in/staff';
export { type Away, awayHere, awayOf, type NewLeave, tellDeparture, tellLeave, tellReturn } from './people-away/away';
export { type Carried, carriedBy } from './people-away/carried';
export { type HandedOver, handedOverBy, type HandedPart, handOver } from './people-away/hand-over';
export { colleaguesOf, mayArrange, mayHandOver, placeOf, type PossibleColleague } from './people-away/places';
export {
  type Load,
  loadsHere,
  passedOnBy,
  type PassedTo,
  peopleHere,
  type PersonHere,
} from './people-away/people-here';
export { type RegionalCase, regionalList } from './people-away/regional-list';
export {
  type Audience,
  categories,
  type Category,
  documentKinds,
  documentOrigins,
  inspectorateAsked,
  instruments,
  type NewNote,
  type Note,
} from './notes/note';
export { noteOf, notesOf, writeNote } from './notes/notes';
export { type Asked, askedInCases } from './questions/question-words';
export { type AskedByHand, openByHand, openedByHand } from './open-by-hand';
export { CaseProblem } from './problem';
export { type Missing } from './region/region-check';
export { type RegionOrganisation, type RegionReadiness, Regions, type SignedDates } from './region/regions';
export { type AgendaItem, agendaKinds, agendaOfMeeting, type TablePoint } from './table/agenda';
export { type AuthorityDecision, decideByAuthority } from './table/decide-by-authority';
export {
  beginDecision,
  decidedIn,
  type DecisionDraft,
  type DecisionWords,
  decisionsAt,
  dropDecision,
  wordsDecidedIn,
  writeDecision,
  type WrittenDecision,
} from './table/draft-decisions';
export { type ForeseenDecision, foreseeDecision } from './table/foresee-decision';
export { actOnItem, addGuest, guestOf, guestsAt, type ItemAct, orderItems } from './table/items';
export {
  type AtTable,
  type Meeting,
  meetingOn,
  meetingsOf,
  notePresent,
  noteTime,
  openMeeting,
  organisationsOf,
  presentAt,
  type Table,
  tableOf,
} from './table/meetings';
export { tableNews } from './table/table-news';
export { type ProposedStep, proposeStep } from './table/propose-step';
export { makeFinal, type MinutesItem, minutesOf } from './table/minutes';
export { atCase, type AtCase } from './table/participants';
export { attendanceEvaluation, directorTasks, queueReview, schoolSearch, tableTasks } from './shared-tasks';
export { type RaisedSignal } from './signals/signal-count';
export { described, field, readForm, task, tasksDescribed, type TaskType } from './task-type';
export { Foreseen } from './take-over/foreseen';
export type { NotTakenOver, RunningCase, TakenCase } from './take-over/running-case';
export { TakeOvers } from './take-over/take-overs';
export { type Directed, directorsOf } from './directors';
export { changedSince, timelineOf, type TimelineAsked, type TimelineItem } from './timeline';
export { dropView, keepView, mostViews, type SavedView, viewsOf } from './web/saved-views';
export { namesOf, type Thread, threadsSeen, type ThreadStep } from './web/threads';
export * from './consents';
export * from './need-to-know';
export * from './rights';
export * from './obligations';
export * from './shares';
export * from './placements';

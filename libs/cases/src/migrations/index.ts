import { AgreementDrafts1795696260000 } from './1795696260000-agreement-drafts';
import { AgreementMigrations1795400210000 } from './1795400210000-agreement-migrations';
import { Agreements1795395660000 } from './1795395660000-agreements';
import { Alarms1795395780000 } from './1795395780000-alarms';
import { Audit1795399620000 } from './1795399620000-audit';
import { BreakGlass1795701372000 } from './1795701372000-break-glass';
import { CaseReturns1795695600000 } from './1795695600000-case-returns';
import { CaseFiles1795395720000 } from './1795395720000-case-files';
import { Children1795400500000 } from './1795400500000-children';
import { Calendars1795400900000 } from './1795400900000-calendars';
import { Facilities1795403000000 } from './1795403000000-facilities';
import { Families1795694400000 } from './1795694400000-families';
import { FiringInSets1795399680000 } from './1795399680000-firing-in-sets';
import { Identities1795400100000 } from './1795400100000-identities';
import { GlassReviews1795710310000 } from './1795710310000-glass-reviews';
import { SharesOnHold1795710910000 } from './1795710910000-shares-on-hold';
import { ContactDetails1795710500000 } from './1795710500000-contact-details';
import { TableParticipants1795710510000 } from './1795710510000-table-participants';
import { InvitationMails1795401010000 } from './1795401010000-invitation-mails';
import { Invitations1795401000000 } from './1795401000000-invitations';
import { LateMessages1795399560000 } from './1795399560000-late-messages';
import { LinkedCases1795400330000 } from './1795400330000-linked-cases';
import { Notes1795400310000 } from './1795400310000-notes';
import { Notifications1795400810000 } from './1795400810000-notifications';
import { Obligations1795710300000 } from './1795710300000-obligations';
import { OpenedByHand1795400300000 } from './1795400300000-opened-by-hand';
import { OrganisationDays1795401500000 } from './1795401500000-organisation-days';
import { PartnersAround1795695780000 } from './1795695780000-partners-around';
import { People1795395600000 } from './1795395600000-people';
import { PeopleAway1795400600000 } from './1795400600000-people-away';
import { Placements1795403010000 } from './1795403010000-placements';
import { PossibleChildren1795400520000 } from './1795400520000-possible-children';
import { Disagreements1795694460000 } from './1795694460000-disagreements';
import { Deviations1795696200000 } from './1795696200000-deviations';
import { DestroyedCases1795710100000 } from './1795710100000-destroyed-cases';
import { Drafts1795700220000 } from './1795700220000-drafts';
import { TableTime1795700460000 } from './1795700460000-table-time';
import { ManyCases1795700700000 } from './1795700700000-many-cases';
import { PrivacyOfficers1795701366000 } from './1795701366000-privacy-officers';
import { PossibleOfMany1795700710000 } from './1795700710000-possible-of-many';
import { EqualNumbers1795400515000 } from './1795400515000-equal-numbers';
import { RelativesKnown1795701242000 } from './1795701242000-relatives-known';
import { RecordedNotes1795695660000 } from './1795695660000-recorded-notes';
import { AccessEnds1795701310000 } from './1795701310000-access-ends';
import { Shares1795701300000 } from './1795701300000-shares';
import { SchoolConsultants1795695720000 } from './1795695720000-school-consultants';
import { StatedSignals1795695000000 } from './1795695000000-stated-signals';
import { SealedNumbers1795701390000 } from './1795701390000-sealed-numbers';
import { OfficesOfRegion1795710200000 } from './1795710200000-offices-of-region';
import { SettledChildren1795400510000 } from './1795400510000-settled-children';
import { SwitchedOn1795400200000 } from './1795400200000-switched-on';
import { QuestionMails1795400320000 } from './1795400320000-question-mails';
import { TableEvidence1795395900000 } from './1795395900000-table-evidence';
import { TableMeetings1795404000000 } from './1795404000000-table-meetings';
import { TakenOver1795400700000 } from './1795400700000-taken-over';
import { ToldTogether1795401400000 } from './1795401400000-told-together';
import { ToldOnly1795701060000 } from './1795701060000-told-only';
import { Walls1795395840000 } from './1795395840000-walls';
import { WhoAnswers1795400610000 } from './1795400610000-who-answers';
import { Threads1795700100000 } from './1795700100000-threads';
import { SavedViews1795700160000 } from './1795700160000-saved-views';
import { RightsRequests1795710000000 } from './1795710000000-rights-requests';

/** In the order of their timestamps. */
export const caseMigrations = [
  People1795395600000,
  Agreements1795395660000,
  CaseFiles1795395720000,
  Alarms1795395780000,
  Walls1795395840000,
  TableEvidence1795395900000,
  LateMessages1795399560000,
  Audit1795399620000,
  FiringInSets1795399680000,
  Identities1795400100000,
  SwitchedOn1795400200000,
  AgreementMigrations1795400210000,
  OpenedByHand1795400300000,
  Notes1795400310000,
  QuestionMails1795400320000,
  LinkedCases1795400330000,
  Children1795400500000,
  SettledChildren1795400510000,
  EqualNumbers1795400515000,
  PossibleChildren1795400520000,
  PeopleAway1795400600000,
  WhoAnswers1795400610000,
  TakenOver1795400700000,
  Notifications1795400810000,
  Calendars1795400900000,
  Invitations1795401000000,
  InvitationMails1795401010000,
  ToldTogether1795401400000,
  OrganisationDays1795401500000,
  Facilities1795403000000,
  Placements1795403010000,
  TableMeetings1795404000000,
  Families1795694400000,
  Disagreements1795694460000,
  StatedSignals1795695000000,
  CaseReturns1795695600000,
  RecordedNotes1795695660000,
  SchoolConsultants1795695720000,
  PartnersAround1795695780000,
  Deviations1795696200000,
  AgreementDrafts1795696260000,
  Threads1795700100000,
  SavedViews1795700160000,
  Drafts1795700220000,
  TableTime1795700460000,
  ManyCases1795700700000,
  PossibleOfMany1795700710000,
  ToldOnly1795701060000,
  RelativesKnown1795701242000,
  Shares1795701300000,
  AccessEnds1795701310000,
  PrivacyOfficers1795701366000,
  BreakGlass1795701372000,
  SealedNumbers1795701390000,
  RightsRequests1795710000000,
  DestroyedCases1795710100000,
  OfficesOfRegion1795710200000,
  Obligations1795710300000,
  GlassReviews1795710310000,
  ContactDetails1795710500000,
  TableParticipants1795710510000,
  SharesOnHold1795710910000,
] as const;

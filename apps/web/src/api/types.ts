import type { components, paths } from './schema';

/** What the api says, by the names the screens use. `…On` is `YYYY-MM-DD`, `…At` an ISO moment with the region's offset. */
type Schemas = components['schemas'];

export type On = string;
export type At = string;
export type Words = Schemas['Words'];
export type Child = Schemas['Child'];
export type Me = Schemas['Me'];

export type StepItem = Schemas['StepItem'];
export type ActName = StepItem['acts'][number];
export type Handover = Schemas['Handover'];
export type MyDay = Schemas['MyDay'];
export type Deviation = Schemas['Deviations']['items'][number];
export type Counts = MyDay['counts'];
export type CaseRow = Schemas['CaseRow'];

export type CaseFile = Schemas['CaseFile'];
export type CaseStep = Schemas['CaseStep'];
export type Coming = CaseStep['comes'][number];
export type CaseClock = CaseFile['clocks'][number];
export type FactType = CaseFile['factTypes'][string];
export type FactValue = CaseFile['facts'][string];
export type TimelineItem = Schemas['Timeline']['items'][number];
export type Why = Schemas['Why'];
export type Act = Schemas['Act'];
export type OpenCase = Schemas['OpenCase'];
export type Openings = Schemas['Openings'];
export type NewNote = Schemas['NewNote'];
export type Note = Schemas['Notes']['notes'][number];
export type FilledInForm = Schemas['FilledIn']['forms'][number];
export type Links = Schemas['Links']['links'];
export type LinkReason = Schemas['NewLink']['reason'];

export type Children = Schemas['Children'];
export type ComparedPupil = Schemas['ComparedPupil'];
export type DecideOnChildren = Schemas['DecideOnChildren'];
export type SplitChild = Schemas['SplitChild'];

export type Invited = Schemas['Invited']['invitations'][number];
export type InvitationAnswer = Schemas['InvitationAnswer'];
export type NewInvitation = Schemas['NewInvitation'];
export type CaseInvitation = Schemas['CaseInvitations']['invitations'][number];
export type Invitable = Schemas['CaseInvitations']['organisations'][number];

/** A task type with its form as JSON Schema. */
export type Task = paths['/api/schools/tasks']['get']['responses'][200]['content']['application/json']['tasks'][number];

export type Demonstration = Schemas['Demonstration'];
export type WaysIn = Schemas['WaysIn'];
export type RunningSession = Schemas['RunningSession'];
export type Person = Demonstration['people'][number];
export type WentOff = Schemas['ClockMoved']['wentOff'][number];
export type ListKind = Schemas['ListKinds']['kinds'][number];
export type ListReport = Schemas['ListImportReport'];
export type Readiness = Schemas['RegionReadiness'];
export type Missing = Readiness['missing'][number];
export type RegionOrganisation = Readiness['organisations'][number];
export type Signatures = Schemas['Signatures'];

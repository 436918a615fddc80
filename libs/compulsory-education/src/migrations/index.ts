import { CriminalRoute1795701378000 } from './1795701378000-criminal-route';
import { CompulsoryEducationEvidence1795399500000 } from './1795399500000-compulsory-education-evidence';
import { ConsultationsAndActivities1795405020000 } from './1795405020000-consultations-and-activities';
import { EventsAndMeetings1795405040000 } from './1795405040000-events-and-meetings';
import { GroupTalks1795405010000 } from './1795405010000-group-talks';
import { Municipalities1795696320000 } from './1795696320000-municipalities';
import { Letters1795695120000 } from './1795695120000-letters';
import { Recurrence1795405060000 } from './1795405060000-recurrence';
import { Referrals1795695840000 } from './1795695840000-referrals';
import { SchoolSignals1795405030000 } from './1795405030000-school-signals';
import { RouteBegun1795710700000 } from './1795710700000-route-begun';
import { Surgeries1795405000000 } from './1795405000000-surgeries';

/** In the order of their timestamps. */
export const compulsoryEducationMigrations = [
  CompulsoryEducationEvidence1795399500000,
  Surgeries1795405000000,
  GroupTalks1795405010000,
  ConsultationsAndActivities1795405020000,
  SchoolSignals1795405030000,
  EventsAndMeetings1795405040000,
  Recurrence1795405060000,
  Referrals1795695840000,
  Municipalities1795696320000,
  Letters1795695120000,
  CriminalRoute1795701378000,
  RouteBegun1795710700000,
] as const;

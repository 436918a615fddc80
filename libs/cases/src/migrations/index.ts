import { AgreementMigrations1795400210000 } from './1795400210000-agreement-migrations';
import { Agreements1795395660000 } from './1795395660000-agreements';
import { Alarms1795395780000 } from './1795395780000-alarms';
import { Audit1795399620000 } from './1795399620000-audit';
import { CaseFiles1795395720000 } from './1795395720000-case-files';
import { FiringInSets1795399680000 } from './1795399680000-firing-in-sets';
import { Identities1795400100000 } from './1795400100000-identities';
import { LateMessages1795399560000 } from './1795399560000-late-messages';
import { LinkedCases1795400330000 } from './1795400330000-linked-cases';
import { Notes1795400310000 } from './1795400310000-notes';
import { Notifications1795400810000 } from './1795400810000-notifications';
import { OpenedByHand1795400300000 } from './1795400300000-opened-by-hand';
import { People1795395600000 } from './1795395600000-people';
import { SwitchedOn1795400200000 } from './1795400200000-switched-on';
import { QuestionMails1795400320000 } from './1795400320000-question-mails';
import { TableEvidence1795395900000 } from './1795395900000-table-evidence';
import { Walls1795395840000 } from './1795395840000-walls';

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
  Notifications1795400810000,
] as const;

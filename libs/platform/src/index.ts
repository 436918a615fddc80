export { type Asked, type Asker, keepRefused, type Look } from './access-log/look';
export { seal } from './access-log/seal';
export { destroyMonth, monthsSealed } from './access-log/destroy-month';
export { type Chain, type MonthGone, type Verified, verifyLog } from './access-log/verify';
export { type ApiParts, createApi, createMonitored, describeWithoutStarting } from './api-server';
export { mistakes } from './checked-input';
export { Clock } from './clock';
export { CONFIG, type Config, isLoopback, readConfig, webAddressOf } from './config';
export { copyIn, type CopiedRow, type CopyTarget } from './copy-in';
export { type CsvColumns, type CsvRow, headerFit, readCsv, unreadable, type UnreadableRow } from './csv';
export { writeCsv } from './csv-out';
export { connect, type DatabaseParts, type EntityClass, migrate, type MigrationClass } from './database';
export { Door, type MachineTask, type Open, type Person, sqlState } from './door';
export { HealthController, Readiness } from './health';
export { IdempotencyKey } from './idempotency-key';
export { Log } from './log';
export { type SecurityContact, securityContactOf } from './security-txt';
export { MailRefused, MailSender, type Sending } from './mail-sender';
export { type Language, type Mail, mailTemplate, type MailTemplate, type MailValue, renderMail } from './mail-template';
export { Metrics, MetricsController } from './metrics';
export { PlatformModule } from './platform.module';
export { type Mistake, Problem, type ProblemList, type ProblemMore, problems, problemsOf, Refusal } from './problem';
export { queueBackend, queueModule, SafeQueue, SafeWorker } from './queue';
export { run } from './run';
export { type Again, type Attempt, Attempts } from './sign-in/attempts';
export {
  type Assurance,
  assurances,
  type DigidIssuer,
  issuer,
  type Issuer,
  issuerOf,
  issuers,
  keepIssuer,
  saidUnder,
  type StaffIssuer,
} from './sign-in/issuer';
export { Limited, type Limit } from './sign-in/limited';
export { LocalAccounts, type LocalSignIn, type NewFactor } from './sign-in/local-accounts';
export { LocalProblem } from './sign-in/local-problem';
export { MachineTime } from './sign-in/machine-time';
export { type Identified, OpenId, OpenIdProblem } from './sign-in/open-id';
export { type NewSession, type Session, sessionBounds, Sessions } from './sign-in/sessions';
export { Tries, waitAfter } from './sign-in/tries';
export { type Upload, upload } from './upload';
export { type OpenVault, type VaultName, Vaults } from './vault/vault';
export { KeyRing, type Sealed } from './vault/key-ring';
export { type Closed, reseal } from './vault/reseal';
export { PROVEN, ProvenOnly, type SignedRequest, Who } from './who';

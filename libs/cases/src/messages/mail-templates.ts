import { join } from 'node:path';
import { type MailTemplate, mailTemplate } from '@app/platform';

/** The allow-list of every mail: nothing about a child, and a link that asks for a sign-in. */
const fields = ['partner', 'dueOn', 'nextOn', 'nextTold', 'link'] as const;

/** The same for the mail that tells several things at once. */
const outageFields = [
  'lines',
  'lines.what',
  'lines.partner',
  'lines.dueOn',
  'lines.on',
  'lines.link',
  'more',
  'address',
];
type OutageField = 'lines' | 'more' | 'address';

/** What asks for the review of a broken glass, and holds until that is done. */
export const glassToReview = ['glass-to-review', 'glass-review-late', 'glass-not-reviewed'] as const;

/** What `mail_of` and the outbox can name. */
export const mailNames = [
  'reminder',
  'review',
  'missed-partner',
  'missed-watcher',
  'missed-team-lead',
  'missed-table',
  'missed-management',
  'missed-authority',
  'handover-proposed',
  'handover-missed',
  'decision-asked',
  'silence',
  'time-at-home',
  'regional-list',
  'withdrawal',
  'question-asked',
  'question-reminder',
  'question-missed',
  'question-answered',
  'nudge',
  'party-invited',
  'invitation-unanswered',
  'invitation-declined',
  'decision-taken',
  'decision-to-answer',
  'decision-declined',
  'step-proposed',
  'step-answered',
  'returns-to-table',
  'family-asked',
  'family-reminder',
  'family-open',
  'family-answered',
  'family-waits',
  'mediation-asked',
  'glass-broken',
  ...glassToReview,
  'share-withdrawn',
  'share-unfounded',
  'right-asked',
  'right-reminder',
  'right-missed',
  'right-missed-above',
  'right-told',
] as const;

export interface MailTemplates {
  /** By the name that the outbox has. */
  readonly each: ReadonlyMap<string, MailTemplate<(typeof fields)[number]>>;
  /** What was held up, in one mail. */
  readonly afterOutage: MailTemplate<OutageField>;
  /** The same where nothing was held up: a region came with cases that ran already. */
  readonly afterTakeOver: MailTemplate<OutageField>;
}

/** Where the words of mails are, as the folders of agreements and of the web: everything is started from the root of the project. */
export const mailFolder = join('libs', 'cases', 'src', 'messages', 'templates');

/** Reads every mail in both languages. */
export function readMails(): MailTemplates {
  return {
    each: new Map(mailNames.map((name) => [name, mailTemplate(mailFolder, name, fields)])),
    afterOutage: mailTemplate(mailFolder, 'after-outage', outageFields as OutageField[]),
    afterTakeOver: mailTemplate(mailFolder, 'after-take-over', outageFields as OutageField[]),
  };
}

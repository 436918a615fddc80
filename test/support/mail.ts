export { type CaughtMail, catchMail as mailCatcher, type MailCatcher } from '../../apps/local/src/mail-catcher';

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofQuestions } from './1795400320000-question-mails';
import { mailOf } from './mail-of';

const ofInvitations = `
        when matter like 'step:invitation-to-%' and kind = 'rung' then 'invitation-unanswered'`;

/** An invitation that nobody answers has a mail of its own. What runs sends none, because it knows no invitations. */
export class InvitationMails1795401010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(mailOf(ofInvitations + ofQuestions));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(mailOf(ofQuestions));
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { mailOf } from './mail-of';

/** Mails about questions, as cases of `mailOf`. */
export const ofQuestions = `
        when matter like 'step:question-to-%' and kind = 'reminder' then 'question-reminder'
        when matter like 'step:question-to-%' and kind = 'rung' then 'question-missed'`;

/** A question has mails of its own. What runs sends none, because it knows no questions. */
export class QuestionMails1795400320000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(mailOf(ofQuestions));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(mailOf());
  }
}

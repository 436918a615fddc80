import type { MigrationInterface, QueryRunner } from 'typeorm';

const others = `
        when matter like 'step:question-to-%' and kind = 'reminder' then 'question-reminder'
        when matter like 'step:question-to-%' and kind = 'rung' then 'question-missed'
        when kind <> 'rung' then kind
        when matter = 'direction' then 'handover-missed'
        when matter = 'clock:silence' then 'silence'
        when matter like 'clock:%' then 'time-at-home'
        when recipient like '%.team-lead' then 'missed-team-lead'
        when recipient = 'table.chair' then 'missed-table'
        when recipient = 'process-director' then 'missed-watcher'
        when recipient like '%.management' or recipient like '%.board' then 'missed-management'
        when recipient like 'decisive-authority%' then 'missed-authority'
        else 'missed-partner' end`;

const mailOf = (cases: string) => `
      create or replace function mail_of(kind text, matter text, recipient text) returns text language sql immutable
      return case ${cases} ${others}`;

/** An invitation that nobody answers has a mail of its own. What runs sends none, because it knows no invitations. */
export class InvitationMails1795401010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(mailOf(`when matter like 'step:invitation-to-%' and kind = 'rung' then 'invitation-unanswered'`));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(mailOf(''));
  }
}

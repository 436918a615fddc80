/**
 * SQL: which mail tells a recipient of what went off. Migrations are the past: what is written here stays as it is, and
 * later kinds of mail come as cases before these.
 */
export const mailOf = (cases = '') => `
      create or replace function mail_of(kind text, matter text, recipient text) returns text language sql immutable
      return case ${cases}
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

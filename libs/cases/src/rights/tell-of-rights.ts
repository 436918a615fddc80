import type { Open } from '@app/platform';
import type { TraceLine } from '@app/rules';

/** Of which request something is told. */
interface Of {
  readonly caseId: string;
  readonly organisationId: string;
}

/** Told once, and again when it happens again, also where nothing happened in the case meanwhile by which messages are told apart. */
const tell = (who: string) => `
  insert into outbox (seq, case_id, person_id, recipient, template)
  select coalesce((select max(t.seq) from timeline t
                    where t.case_id = $1
                      and not exists (select from outbox o where o.seq = t.seq and o.person_id = w.person_id and o.template = $2)),
                  (select max(t.seq) from timeline t where t.case_id = $1)),
         $1, w.person_id, w.recipient, $2
    from (${who}) w
  on conflict (seq, person_id, template) do update
    set queued_at = null, settled_at = null, message_id = null, dropped = null where outbox.settled_at is not null`;

/** Who answers for an organisation: its privacy officer; where it has none, or nobody there answers today, who does the work. */
const answering = `
  select distinct a.person_id, 'privacy-officer' as recipient
    from (select exists (select from who_answers($3::uuid, 'privacy-officer', null, null, $4::timestamptz)) as has) f,
         who_answers($3::uuid, case when f.has then 'privacy-officer' else 'person' end, null, null, $4::timestamptz) a`;

const atLevel = `
  select distinct a.person_id, $5 as recipient from who_answers($3::uuid, $5, null, null, $4::timestamptz) a`;

/** Tells who answers for an organisation that there is a request. */
export async function tellAnswering(open: Open, of: Of, template: string): Promise<void> {
  await open.sql(tell(answering), [of.caseId, template, of.organisationId, open.now]);
}

/** Tells whoever asked that there is something to read on his page. */
export async function tellAsker(
  open: Open,
  { caseId, personId, role }: { caseId: string; personId: string; role: string },
) {
  await open.sql(tell('select $3::uuid as person_id, $4::text as recipient'), [caseId, 'right-told', personId, role]);
}

/** What went off of a request, in mails: reminders to who answers, rungs also to the levels that they name. */
export async function tellGoneOff(open: Open, of: Of, lines: readonly TraceLine[]): Promise<void> {
  for (const line of lines) {
    if ('reminder' in line) await tellAnswering(open, of, 'right-reminder');
    if (!('rung' in line)) continue;
    for (const recipient of (line.told ?? []) as readonly string[]) {
      const level = recipient.split('.')[1];
      if (level === undefined) await tellAnswering(open, of, 'right-missed');
      else {
        const values = [of.caseId, 'right-missed-above', of.organisationId, open.now, level];
        await open.sql(tell(atLevel), values);
      }
    }
  }
}

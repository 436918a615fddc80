import type { Open } from '@app/platform';

/** Short, and another one as soon as something else stands there. RLS leaves what somebody may not know out of it. */
const standing = `
  select md5(concat_ws('|',
    (select string_agg(d.id || ':' || d.revision, ',' order by d.id) from table_decision d
      where d.meeting_id = any($1)),
    (select string_agg(concat_ws(':', i.case_id, i.discussing, i.urgent, i.removed_because is null, i.minutes, i.place), ','
                       order by i.case_id) from table_item i where i.meeting_id = any($1)),
    (select string_agg(p.organisation_id::text, ',' order by p.organisation_id) from table_present p
      where p.meeting_id = any($1)),
    (select count(*) from table_guest g where g.meeting_id = any($1)))) as news`;

/**
 * What stands in the meetings whose minutes are not final, as one word: while that is the same nothing was typed, marked or
 * moved there that this person may see. Drafts are on no timeline, so a screen could not know otherwise.
 */
export async function tableNews(open: Open): Promise<string> {
  const meetings = await open.sql<{ id: string }>('select id from table_meeting where final_at is null');
  if (meetings.length === 0) return '';
  const [row] = await open.sql<{ news: string }>(standing, [meetings.map(({ id }) => id)]);
  return row!.news;
}

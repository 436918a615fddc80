import { randomUUID } from 'node:crypto';
import { type Person, queueBackend } from '@app/platform';
import type { Act } from '@app/rules';
import { lockCases } from '../../../libs/cases/src/kept-case';
import { rebuild } from '../../../libs/cases/src/audit/rebuild';
import { CaseFiles } from '../../../test/support/case-file';
import { bothQueues } from '../../../test/support/queues';
import { until } from '../../../test/support/until';
import { auditorQueue } from './auditor.processor';

/** Seen to fail where what is left of a case is told again. */
bothQueues((store) => {
  let files: CaseFiles;
  beforeAll(async () => void (files = await CaseFiles.start(store, { withWorker: true })));
  afterAll(() => files.stop());

  test('P22 retention: a worker destroys by itself what two people agreed on, and its auditor finds nothing wrong', async () => {
    const { platform } = files;
    const rounds = queueBackend(platform.config).queue(auditorQueue);
    const id = await endedCase(files);
    await platform.clockAt(Date.parse('2028-01-10T09:00:00+01:00'));
    await agreed(files, id);
    await rounds.add('round', {}, { attempts: 1 });
    await until(
      async () => (await platform.rows('select from destruction_proposal where done_at is not null')).length > 0,
    );
    expect(await platform.rows('select became, because from destruction_item')).toEqual([
      { became: 'destroyed', because: null },
    ]);
    const shell = () =>
      platform.rows(
        'select case_file::text as row from case_file where id = $1 union all select step::text from step where case_id = $1',
        [id],
      );
    const before = await shell();
    expect(before[0]).toMatchObject({ row: expect.stringContaining('2028-01-10') });
    await platform.door.asMachine({ task: 'rebuild', role: 'worker' }, async (open) => {
      await lockCases(open, [id], 'wait');
      await rebuild(open, platform.parts.books, [id]);
    });
    expect(await shell()).toEqual(before);
    expect(await platform.rows('select from audit_finding')).toEqual([]);
    await rounds.close();
  });
});

/** A case that was closed, and of which everything that follows was done. */
async function endedCase(files: CaseFiles): Promise<string> {
  const { door, parts } = files.platform;
  const id = await files.open();
  const act = (who: Person, what: Act) => door.asPerson(who, (open) => parts.cases.act(open, id, what));
  await act(files.officer, { act: 'close', outcome: 'admin-error' });
  const now = await door.asPerson(files.officer, (open) => parts.cases.read(open, id));
  for (const { key, responsible, state } of Object.values(now.state.steps)) {
    if (state === 'open') await act(files.region.person(responsible), { act: 'done', step: key });
  }
  return id;
}

/** A list with this case alone, as two people of the office agreed on it. */
async function agreed({ platform, officer }: CaseFiles, id: string): Promise<void> {
  const proposal = randomUUID();
  const other = randomUUID();
  await platform.rows(
    `insert into person (id, region_id, name, email, language) values ($1, $2, 'Iemand', 'iemand@example.org', 'nl')`,
    [other, officer.region],
  );
  await platform.rows(
    `insert into destruction_proposal (id, region_id, organisation_id, class, as_of, list_hash, items, proposed_by, proposed_as,
                                       proposed_at, approved_by, approved_as, approved_at)
     values ($1, $2, $3, 'case-content', '2028-01-10', 'x', 1, $4, 'administrator', now(), $5, 'privacy-officer', now())`,
    [proposal, officer.region, officer.organisation, officer.id, other],
  );
  await platform.rows(
    `insert into destruction_item (proposal_id, item, case_id, may_go_on) values ($1, $2::text, $2::uuid, '2027-09-15')`,
    [proposal, id],
  );
}

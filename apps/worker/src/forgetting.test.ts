import { randomUUID } from 'node:crypto';
import { queueBackend } from '@app/platform';
import { CaseFiles } from '../../../test/support/case-file';
import { bothQueues } from '../../../test/support/queues';
import { until } from '../../../test/support/until';
import { auditorQueue } from './auditor.processor';

/** Seen to fail when a round is of the audit alone. */
bothQueues((store) => {
  test('a worker forgets by itself, in the rounds of its audit, whom a consultation was about', async () => {
    const { platform, officer, ...files } = await begin(store);
    const id = randomUUID();
    await platform.door.asPerson(officer, ({ sql, who }) =>
      sql(
        `insert into consultation (id, region_id, office_id, person_id, held_on, minutes, asked_by, about, hat, pupil_name,
                                   recorded_at, purge_on)
         values ($1, $2, $3, $4, '2026-12-07', 15, 'school', 'worry', 'advisor', 'Noor Achterberg', now(), '2027-12-07')`,
        [id, who.region, who.organisation, who.id],
      ),
    );
    await platform.clockAt(Date.parse('2027-12-08T09:00:00+01:00'));
    await files.again();
    await until(async () => {
      const [row] = await platform.rows<{ name: string | null }>('select pupil_name as name from consultation');
      return row!.name === null;
    });
    expect(await platform.rows('select about from consultation')).toEqual([{ about: 'worry' }]);
    await files.stop();
  });
});

async function begin(store: Parameters<Parameters<typeof bothQueues>[0]>[0]) {
  const files = await CaseFiles.start(store, { withWorker: true });
  const rounds = queueBackend(files.platform.config).queue(auditorQueue);
  return {
    platform: files.platform,
    officer: files.officer,
    again: () => rounds.add('round', {}, { attempts: 1 }),
    stop: async () => {
      await rounds.close();
      await files.stop();
    },
  };
}

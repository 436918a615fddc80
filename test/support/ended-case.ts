import type { RunningApi, Visitor } from './running-api';

/** Moves the clock of the agreements; it stands there. */
export const clockAt = (api: RunningApi, moment: string) => api.rows('update clock set held_at = $1', [moment]);

/** A case that was opened, worked in, closed and looked back at: it ended on 7 December 2026. */
export async function endedCase(api: RunningApi, school: Visitor, officer: Visitor): Promise<string> {
  await clockAt(api, '2026-12-07T08:00:00+01:00');
  const id = await api.openCase(school, { enrolled: true });
  await school.make(`/cases/${id}/notes`, { category: 'absence', audience: 'all', text: 'Zij durft de bus niet in.' });
  const notified = { reportedOn: '2026-12-07', kind: 'long-relative', alsoToAlliance: true };
  await school.act(id, { act: 'done', step: await notificationOf(school, id), evidence: notified });
  await officer.act(id, { act: 'close', outcome: 'returned-own-school', returnedOn: '2026-12-03' });
  for (const { key, state } of await stepsOf(api, id)) {
    if (!key.startsWith('after-care-') || state !== 'open') continue;
    for (const who of [school, officer]) await who.act(id, { act: 'done', step: key });
  }
  return id;
}

const stepsOf = (api: RunningApi, id: string) =>
  api.rows<{ key: string; state: string }>('select key, state from step where case_id = $1', [id]);

async function notificationOf(school: Visitor, id: string): Promise<string> {
  const { steps } = await school.caseFile(id);
  return steps.find(({ task }) => task === 'duo-notification')!.step;
}

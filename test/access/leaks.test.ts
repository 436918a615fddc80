import { bothQueues } from '../support/queues';
import { type Outlets, WhatWentOut, written } from '../support/what-went-out';

/**
 * P12, S07 and S08: what others read than those whom a case concerns (who runs the servers, who reads a mail on a
 * telephone, who was refused) holds no name, number or birth date of a child or a parent, and no word of what was written.
 * Seen to fail with whole addresses in the log and the figures, with words in a job, with words in a subject, and
 * with an error of the database kept by a queue as it is.
 */
bothQueues((store) => {
  let region: WhatWentOut;
  let outlets: Outlets;
  let secrets: string[];
  beforeAll(async () => {
    region = await WhatWentOut.start(store);
    await region.liveAWeek();
    [outlets, secrets] = [await region.outlets(), await region.secrets()];
  }, 240_000);
  afterAll(() => region?.stop());

  test.each([
    ['S08', 'the logs', 50],
    ['S07', 'the queues', 20],
    ['P12', 'the mails', 10],
    ['S08', 'the figures', 1],
    ['S08', 'what is refused', 10],
    ['S08', 'what errors answer', 2],
    ['P10', 'what is taken away', 1],
    ['P07', 'who looked', 10],
  ])('%s: %s tell nothing of a child', (_id, name, atLeast) => {
    const all = outlets[name]!;
    expect(all.length).toBeGreaterThanOrEqual(atLeast);
    const text = all.join('\n');
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toMatch(/\b999\d{6}\b|EMDR|scheiding/u);
  });

  test('S08: what the database refused is in the logs by its code, of the api and of the worker', () => {
    const logs = outlets['the logs']!;
    for (const code of ['23505', '23514'])
      expect(logs.filter((line) => line.includes(`"code":"${code}"`)).length).toBeGreaterThan(0);
  });

  test('what was looked for is there to be found', () => {
    expect(secrets).toEqual(expect.arrayContaining(Object.values(written)));
    expect(secrets.length).toBeGreaterThan(100);
  });
});

import type { Act } from '@app/rules';
import { after, CaseFiles } from './case-file';
import { copyCase } from './many-cases';

/** What is done in cases while time goes on, by whom; an act that a case does not allow then is left out. */
const acts: readonly (readonly [role: string, act: Act])[] = [
  ['school', { act: 'done', step: 'notify' }],
  ['compulsory-education', { act: 'done', step: 'talk', outcome: 'capacity-unclear' }],
  ['youth-health', { act: 'accept' }],
  ['youth-health', { act: 'wait', step: 'capacity-advice', for: 'care' }],
  ['compulsory-education', { act: 'correct', takesBack: { act: 'done', step: 'talk' } }],
  ['compulsory-education', { act: 'done', step: 'talk', outcome: 'plan-needed' }],
  ['school', { act: 'extend', step: 'round-table', to: '2026-10-16', reason: 'De ouders waren er niet.' }],
  ['compulsory-education', { act: 'set', facts: { cooperates: true } }],
];

/**
 * A region in which some hundreds of cases are in different states: four generations of them, that wait, were missed,
 * climbed their ladders; in some of each something was done, and taken back.
 *
 * @param copies how many cases there are like each that was opened
 */
export async function regionAtWork(copies: number): Promise<CaseFiles> {
  const files = await CaseFiles.start();
  for (const [week, workflow] of ['long-relative-absence', 'sickness-absence', 'relative-absence'].entries()) {
    const opened = await files.open(workflow, after(week * 7 * 24));
    await copyCase(files.platform, opened, copies);
    await someActs(files, week);
    await liveUntil(files, after((week + 1) * 7 * 24));
  }
  const opened = await files.open('long-relative-absence', after(3 * 7 * 24));
  await copyCase(files.platform, opened, copies);
  return files;
}

/** In some cases one act after the other, each a day after the one before. */
async function someActs(files: CaseFiles, week: number): Promise<void> {
  const { door, parts } = files.platform;
  const cases = await files.platform.rows<{ id: string }>(
    `select case_id as id from timeline group by case_id order by min(seq) desc limit ${acts.length}`,
  );
  for (const [day, [role, act]] of acts.entries()) {
    await liveUntil(files, after(week * 7 * 24 + day * 4));
    // The first case has all of the acts, the last only one.
    for (const { id } of cases.slice(day)) {
      await door
        .asPerson(files.region.person(role), (open) => parts.cases.act(open, id, act))
        .catch((error: { kind?: string }) => {
          if (error.kind !== 'act-refused' && error.kind !== 'not-found') throw error;
        });
    }
  }
}

/** Lets everything until a moment go off as it comes. */
async function liveUntil({ platform }: CaseFiles, end: number): Promise<void> {
  for (;;) {
    const [row] = await platform.rows<{ at: Date | null }>(`select min(at) as at from alarm`);
    if (!row!.at || row!.at.getTime() > end) break;
    await platform.clockAt(row!.at.getTime());
    await platform.parts.fireDue.all(platform.door);
  }
  await platform.clockAt(end);
}

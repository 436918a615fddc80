import { caseParts } from '@app/cases';
import { connect, Door } from '@app/platform';
import { dueAt } from '../region';
import type { Contestant } from './contestant';

/** What a tick does, in as many workers as there are cores. */
export const ours: Contestant = {
  name: 'Terugweg',
  processes: 2,
  most: { pending: 1_000_000, due: 100_000 },
  async load(ground) {
    await ground.clockAt(dueAt);
    return undefined;
  },
  async work({ DATABASE_URL }, report) {
    const { fireDue } = caseParts({ WORKFLOWS_DIR: './workflows' });
    const { plain, byRules } = await fireDue.all(new Door(await connect({ DATABASE_URL })));
    report(plain + byRules);
  },
};

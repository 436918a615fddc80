import { z } from 'zod';
import type { Title } from './agreement';
import type { Mistake } from './mistake';
import { Mistakes, readShape } from './read';
import type { Role } from './roles';
import type { SourceText } from './source-text';
import { closed, role, title, word } from './words';

/** What a step can ask for: a form with its evidence, in the module of the partners that can be asked. */
export interface Task {
  id: string;
  title: Title;
  by: readonly Role[];
}

/** `default/tasks.yaml`: everything that `asks:` of a step may name. */
export const tasksFile = z.record(word, closed({ title, by: z.array(role).min(1) }));

/** What a rung may ask; the machine itself knows these. */
export const rungTasks: readonly string[] = ['explain', 'confirm-card', 'decision'];

/** Reads the list of task types. */
export function readTasks(map: unknown, source?: SourceText): { tasks: readonly Task[]; mistakes: Mistake[] } {
  const mistakes = new Mistakes(source);
  const shape = readShape(tasksFile, map, mistakes);
  return {
    tasks: Object.entries(shape ?? {}).map(([id, task]) => ({ id, ...task })),
    mistakes: mistakes.list,
  };
}

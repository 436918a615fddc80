import { z } from 'zod';
import { ladderChanges, overlayFile } from './overlay';
import { regionFile } from './region';
import { laddersFile, workflowFile } from './shape';
import { signalsFile } from './signals';
import { tasksFile } from './tasks';

/** JSON Schema of every kind of agreement file, by name, for editors that complete and check while typing. */
export function agreementSchemas(): Readonly<Record<string, object>> {
  const files = {
    workflow: workflowFile,
    overlay: overlayFile,
    ladders: laddersFile,
    'region-ladders': ladderChanges,
    signals: signalsFile,
    tasks: tasksFile,
    region: regionFile,
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })]),
  );
}

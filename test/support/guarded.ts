import type { ChildProcess } from 'node:child_process';

/** Jest runs the set-up and the tear-down in one process, and gives them nothing else to share. */
export type Guarded = typeof globalThis & { guardian?: ChildProcess };

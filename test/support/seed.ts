import { configureGlobal } from 'fast-check';

/**
 * Properties look at the same cases each time, so that a red run speaks of the change that made it red. To look at
 * others: `SEED=7 npx jest --selectProjects rules`.
 */
configureGlobal({ seed: Number(process.env['SEED'] ?? 2026) });

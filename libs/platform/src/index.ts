export { Clock } from './clock';
export { type Config, readConfig } from './config';
export { connect, type DatabaseParts, type EntityClass, migrate, type MigrationClass } from './database';
export { Door, type MachineTask, type Open, type Person, sqlState } from './door';
export { type Mistake, Problem, type ProblemList, type ProblemMore, problems, problemsOf, Refusal } from './problem';

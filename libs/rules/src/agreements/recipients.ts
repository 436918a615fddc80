import type { Mistakes } from './read';
import { didYouMean, type Path } from './mistake';
import { family, levels, relations, type Role, roles } from './roles';

const named: readonly string[] = [...roles, ...relations];
const levelNames: readonly string[] = [...levels, 'chair'];

/** Checks who a rung tells: a role or relation, with a level of its own contact chain if need be. */
export function checkRecipient(recipient: string, path: Path, mistakes: Mistakes): void {
  const [name = '', level, ...more] = recipient.split('.');
  if (!named.includes(name)) {
    mistakes.add(path, `There is no role "${name}"`, didYouMean(name, named));
  } else if (more.length > 0 || (level !== undefined && !levelNames.includes(level))) {
    const rest = [level, ...more].join('.');
    mistakes.add(path, `There is no level "${rest}"`, didYouMean(rest, levelNames));
  } else if (level === 'chair' && name !== 'table') {
    mistakes.add(path, `${name} has no chair`, 'Only the table has one: `table.chair`.');
  } else if (level !== undefined && isFamily(name)) {
    mistakes.add(path, `${name} have no contact chain`, `Write \`${name}\` without a level.`);
  }
}

/** Checks who is to direct: parents and young people cannot. */
export function checkDirector(name: string, path: Path, mistakes: Mistakes): void {
  if (isFamily(name)) mistakes.add(path, `${name} cannot direct a case`, 'Name an organisation, such as `school`.');
}

/** Whether a role is the family: nobody above them, and no case to direct. */
export function isFamily(name: string): boolean {
  return family.includes(name as Role);
}

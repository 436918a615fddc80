import type { Agreement } from '../agreements/agreement';
import type { Mistakes } from '../agreements/read';

/** A fact that the workflows declare, with a value of its type. */
export function checkFact(
  agreements: readonly Agreement[],
  name: string,
  value: unknown,
  path: (string | number)[],
  mistakes: Mistakes,
): void {
  const types = agreements.map(({ facts }) => facts[name]).filter((type) => type !== undefined);
  const known = agreements.flatMap(({ facts }) => Object.keys(facts));
  if (types.length === 0) return mistakes.expect(name, known, path, 'fact');
  const fits = types.some((type) => (typeof type === 'string' ? fitsType(type, value) : type.includes(String(value))));
  if (!fits) mistakes.add(path, `"${String(value)}" is no value of ${name}`, typesText(types));
}

function fitsType(type: 'boolean' | 'date', value: unknown): boolean {
  return type === 'boolean' ? typeof value === 'boolean' : typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}

function typesText(types: readonly (string | readonly string[])[]): string {
  return `It is ${types.map((type) => (typeof type === 'string' ? `a ${type}` : `one of ${type.join(', ')}`)).join(' or ')}.`;
}

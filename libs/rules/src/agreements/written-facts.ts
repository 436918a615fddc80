import type { Agreement, FactType, FactValue } from './agreement';
import { didYouMean } from './mistake';
import { hasType } from './references';

/** Facts as somebody types them, `question=care`: each with a value of its type, or the sentence that says what is wrong. */
export function readWrittenFacts(
  { facts: declared }: Pick<Agreement, 'facts'>,
  written: readonly string[],
): { facts: Record<string, FactValue>; problems: string[] } {
  const facts: Record<string, FactValue> = {};
  const problems: string[] = [];
  for (const pair of written) {
    const [, name = pair, text = ''] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
    const type = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (type === undefined) problems.push(`There is no fact "${name}". ${didYouMean(name, Object.keys(declared))}`);
    else {
      const value = type === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
      if (hasType(value, type)) facts[name] = value;
      else problems.push(`The fact "${name}" cannot be "${text}". Write ${name}=${exampleOf(type)}.`);
    }
  }
  return { facts, problems };
}

function exampleOf(type: FactType): string {
  if (type === 'boolean') return 'true or false';
  return type === 'date' ? '2026-09-01' : type.join(' or ');
}

import { readFileSync } from 'node:fs';
import { cellOf, type Job, type Told, type ToldCategory } from '@app/cases';

/** Answers read by the description of the api: which fields they have, and what each says that it tells. */

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly 'x-tells'?: Told;
  readonly 'x-tells-each'?: Readonly<Record<string, Told>>;
  readonly 'x-own-by'?: string;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { responses: Readonly<Record<string, Answer>> }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Answer {
  readonly content?: Readonly<Record<string, { schema: Schema }>>;
}

export const described = JSON.parse(readFileSync('apps/api/openapi.json', 'utf8')) as Description;

/** The schema of what an endpoint answers. */
export function answerOf(path: string, act: string): Schema | undefined {
  const answers = Object.entries(described.paths[path]![act]!.responses).filter(([status]) => status.startsWith('2'));
  return answers.flatMap(([, { content }]) => content?.['application/json']?.schema ?? [])[0];
}

const resolved = (schema: Schema): Schema => {
  if (!schema.$ref) return schema;
  const named = described.components.schemas[schema.$ref.split('/').at(-1)!]!;
  return { ...resolved(named), ...schema };
};

/** A field of an answer: what it tells, whether it is of whoever asked, and its value where that is no object. */
export interface Field {
  readonly path: string;
  readonly tells: readonly Told[];
  readonly own: boolean;
  readonly value: unknown;
}

interface At {
  readonly path: string;
  readonly tells: readonly Told[];
  readonly own: boolean;
  readonly role: string;
}

/** Every field of an answer with the description that it has. */
export function fieldsOf(given: Schema | undefined, value: unknown, at: At): Field[] {
  const schema = given && resolved(given);
  const tells = schema?.['x-tells'] ? [...at.tells, schema['x-tells']] : at.tells;
  const owner = schema?.['x-own-by'] && (value as Record<string, unknown> | null)?.[schema['x-own-by']];
  const own = at.own || owner === at.role || (Array.isArray(owner) && owner.includes(at.role));
  const here = { ...at, tells, own };
  if (Array.isArray(value))
    return value.flatMap((one) => fieldsOf(schema?.items, one, { ...here, path: `${at.path}[]` }));
  if (typeof value !== 'object' || value === null) return [{ path: at.path, tells, own, value }];
  const fields = Object.entries(value).flatMap(([name, inner]) => {
    const each = schema?.['x-tells-each'];
    const more = each ? [each[name] ?? each['else']!] : [];
    const part = schema?.properties?.[name] ?? (schema?.additionalProperties as Schema | undefined);
    return fieldsOf(part, inner, { ...here, tells: [...tells, ...more], path: `${at.path}.${name}` });
  });
  return [{ path: at.path, tells, own, value: undefined }, ...fields];
}

/** Whether the matrix gives a field to a job. */
export function isGiven(told: Told, job: Job, own: boolean): boolean {
  const [category, detail] = told.split('/') as [ToldCategory, string];
  const cell = cellOf(job, category);
  if (cell === 'own') return own || detail === 'summary';
  return cell === 'full' || (cell === 'summary' && detail === 'summary');
}

/** What of an answer is not for a job: what the matrix does not give it, and secrets in a field that does not say what it tells. */
export function tooMuchIn(
  { path, body }: { path: string; body: unknown },
  who: { job: Job; role: string },
  secrets: ReadonlySet<unknown>,
): string[] {
  const fields = fieldsOf(answerOf(path, 'get'), body, { path, tells: [], own: false, role: who.role });
  return fields.flatMap((field) => [
    ...field.tells.filter((told) => !isGiven(told, who.job, field.own)).map((told) => `${field.path}: ${told}`),
    ...(secrets.has(field.value) && field.tells.length === 0 ? [`${field.path} does not say what it tells`] : []),
  ]);
}

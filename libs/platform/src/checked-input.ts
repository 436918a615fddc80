import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { type Mistake, Problem } from './problem';

/** As zod and the other schema libraries tell it; `keys` is zod's own, for fields that should not be there. */
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  readonly keys?: readonly string[];
}

/**
 * Checks what comes in by the schema beside it, `@Body({ schema })`, `@Query({ schema })`, `@Param('id', { schema })`,
 * and hands on what the schema made of it.
 *
 * @throws Problem `malformed-request` with a pointer per mistake
 */
@Injectable()
export class CheckedInput extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema } = metadata;
    if (!schema || !this.toValidate(metadata)) return value;
    this.stripProtoKeys(value);
    const result = await this.validate<T>(value, schema);
    if (!result.issues) return result.value;
    throw new Problem('malformed-request', undefined, { errors: mistakes(result.issues, placeOf(metadata)) });
  }
}

/** Mistakes from any schema, also outside requests: each with an RFC 6901 pointer that begins at `place`. */
export function mistakes(issues: readonly Issue[], place: readonly PropertyKey[] = []): Mistake[] {
  return issues.flatMap(({ message, path = [], keys }) => {
    const steps = [...place, ...path.map((step) => (typeof step === 'object' ? step.key : step))];
    if (!keys) return [{ pointer: pointer(steps), detail: message }];
    return keys.map((key) => ({ pointer: pointer([...steps, key]), detail: 'This field does not exist' }));
  });
}

function placeOf({ type, data }: ArgumentMetadata): PropertyKey[] {
  const begin = { body: [], query: ['query'], param: ['path'], custom: [] }[type as string] ?? [];
  return data ? [...begin, data] : begin;
}

const pointer = (steps: readonly PropertyKey[]) =>
  steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

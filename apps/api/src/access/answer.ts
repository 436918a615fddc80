import type { z } from 'zod';

/** Where the description of an endpoint is kept by the decorators that say what it answers. */
const described = 'swagger/apiResponse';

type Described = Readonly<Record<string, { readonly standardSchema?: z.core.$ZodType }>>;

/** The schema of what an endpoint answers when all is well; nothing for one that answers no JSON. */
export function answerOf(handler: object): z.core.$ZodType | undefined {
  const answers = Reflect.getMetadata(described, handler) as Described | undefined;
  return Object.entries(answers ?? {}).find(([status]) => status.startsWith('2'))?.[1].standardSchema;
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';

/** A zod schema as JSON Schema 2020-12, the dialect of OpenAPI 3.1; schemas with `.meta({ id })` become components. */
function fromZod(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.core.$ZodType)) return undefined;
  const {
    $schema: _dialect,
    $defs: components = {},
    ...converted
  } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io: schemaType,
    unrepresentable: 'any',
  });
  return { schema: leavingOut(converted), components: leavingOut(components) };
}

/** A field that is left out for whoever may not know it is not promised to anybody (`x-left-out`). */
function leavingOut<Part>(part: Part): Part {
  return JSON.parse(JSON.stringify(part), (_key, value: unknown) => {
    const { properties, required } = (value ?? {}) as { properties?: Properties; required?: unknown };
    if (!properties || !Array.isArray(required)) return value;
    const promised = required.filter((name: string) => !properties[name]?.['x-left-out']);
    return { ...(value as object), required: promised };
  }) as Part;
}

type Properties = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** The problem that every refusal is, as a component. */
const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  sentence: z.object({ nl: z.string(), en: z.string() }).optional(),
});

/** Describes every route of the application in OpenAPI 3.1. It needs no providers: a preview application will do. */
export function describeApi(app: NestFastifyApplication, version: string): OpenAPIObject {
  const { $schema: _dialect, ...problemSchema } = z.toJSONSchema(problem);
  const about = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Terugweg')
    .setDescription('Partners of a region keep the agreements they made for a child who sits at home.')
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/en/')
    .setVersion(version)
    .addGlobalResponse({
      status: 'default',
      description: 'A refusal, as RFC 9457 has it',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    })
    .build();
  const document = SwaggerModule.createDocument(app, about, { standardSchemaConverter: fromZod });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema as never },
  };
  return document;
}

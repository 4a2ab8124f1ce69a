import type { OpenAPIObject } from '@nestjs/swagger';

type Loose = Record<string, unknown>;

/** Moves each inline enum that has a `title` to the named schemas, where generators find it. */
export function nameEnums({ components }: OpenAPIObject): void {
  const schemas = (components?.schemas ?? {}) as Loose;
  for (const schema of Object.values(schemas)) move(schema as Loose, schemas);
}

function move(schema: Loose, schemas: Loose): void {
  for (const [key, part] of Object.entries(schema)) {
    if (typeof part !== 'object' || part === null) continue;
    const { title, ...rest } = part as Loose;
    if (rest.enum && typeof title === 'string') {
      schemas[title] = rest;
      schema[key] = { $ref: `#/components/schemas/${title}` };
    } else move(part as Loose, schemas);
  }
}

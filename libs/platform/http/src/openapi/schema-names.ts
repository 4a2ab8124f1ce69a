import type { Type } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

const SUFFIX = /Dto$/;
const REFERENCE = /"#\/components\/schemas\/(\w+?)Dto"/g;

/** The name of a class in the document: the one from `@ApiSchema()`, or its own without the suffix. */
export function schemaNameOf(type: Type): string {
  const [given] = (Reflect.getOwnMetadata('swagger/apiSchema', type) ?? []) as { name?: string }[];
  return given?.name ?? type.name.replace(SUFFIX, '');
}

/** A copy of the document without the suffixes of our classes: `Task` for `TaskDto`. */
export function withPlainNames(document: OpenAPIObject): OpenAPIObject {
  const copy = JSON.parse(JSON.stringify(document).replaceAll(REFERENCE, '"#/components/schemas/$1"')) as OpenAPIObject;
  const schemas = Object.entries(copy.components?.schemas ?? {});
  const named = Object.fromEntries(schemas.map(([name, schema]) => [name.replace(SUFFIX, ''), schema]));
  if (Object.keys(named).length < schemas.length) throw new Error(`Two schemas share a name: ${twice(schemas.map(([name]) => name))}`);
  copy.components = { ...copy.components, schemas: named };
  return copy;
}

const twice = (names: readonly string[]): string => names.filter((name) => !SUFFIX.test(name) && names.includes(`${name}Dto`)).join(', ');

/** Removes the schemas that nothing refers to. */
export function leaveOutUnused(document: OpenAPIObject): void {
  const { schemas = {}, ...others } = document.components ?? {};
  const used = new Set<string>();
  const follow = (node: unknown): void => {
    for (const [, name = ''] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(schemas[name] ?? {});
    }
  };
  follow([document.paths, others]);
  document.components = { ...others, schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name))) };
}

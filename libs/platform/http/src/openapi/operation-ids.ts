import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf } from './operations';

/**
 * Names every operation `<resource>_<verb>`: the resource is the tag from `@Chapter()`, the verb is the name of the controller's method. A
 * handler with two paths is named after the first.
 */
export function nameOperations(document: OpenAPIObject): void {
  for (const operation of operationsOf(document)) {
    const [resource = ''] = operation.tags ?? [];
    operation.operationId = `${camelCase(resource)}_${verbOf(operation.operationId)}`;
  }
}

/** `curriculumItems` for `curriculum-items`. */
export const camelCase = (resource: string): string => resource.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `refresh` for `refresh[0]`, the first of a handler's two paths. */
const verbOf = (operationId = ''): string => operationId.replace(/\[\d+\]$/, '');

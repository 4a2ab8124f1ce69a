import { SetMetadata } from '@nestjs/common';

export const RESOURCE_LOOKUP = 'subject-of';

/** The resource that a method finds by id, and the type of that id. */
export interface ResourceLookup {
  readonly resource: string;
  readonly id: 'whole' | 'text';
}

/**
 * Marks a repository's method as the one that finds a resource by its id, so that its permissions can be explained:
 * `@FindsResource('task')`. The method is unscoped: its caller must check the resource's `read` permission.
 */
export const FindsResource =
  (resource: string, id: ResourceLookup['id'] = 'whole') =>
  <Find extends (id: never) => Promise<object | null | undefined>>(
    target: object,
    name: string,
    method: TypedPropertyDescriptor<Find>,
  ): void =>
    void SetMetadata(RESOURCE_LOOKUP, { resource, id } satisfies ResourceLookup)(target, name, method);

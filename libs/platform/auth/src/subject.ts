import { SetMetadata } from '@nestjs/common';

export const SUBJECT = 'subject-of';

/** Of which resource a method finds things, and what their ids are. */
export interface Subject {
  readonly resource: string;
  readonly id: 'whole' | 'text';
}

/**
 * Marks a repository's method as the one that finds, by its id, what the matrix' lines about a resource are told of:
 * `@SubjectOf('task')`. It scopes nothing: whoever calls it asks the resource's `read` line.
 */
export const SubjectOf =
  (resource: string, id: Subject['id'] = 'whole') =>
  <Find extends (id: never) => Promise<object | null | undefined>>(
    target: object,
    name: string,
    method: TypedPropertyDescriptor<Find>,
  ): void =>
    void SetMetadata(SUBJECT, { resource, id } satisfies Subject)(target, name, method);

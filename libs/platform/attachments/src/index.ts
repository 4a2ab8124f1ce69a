import type { Actor, Permission } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** A kind of thing that files can be attached to, declared by its domain. Everybody who may read the thing may read its files. */
export interface AttachmentKind<Facts extends object = object> {
  /** Its stored name: `comment`. It must not change. */
  readonly resource: string;
  /** Its table, whose primary key is `id`. When a row is deleted from it, the files of that thing are deleted later, by a schedule. */
  readonly table: Sql;
  /** The permission to read the thing, and with it its files. */
  readonly read: Permission & ((actor: Actor, thing: Facts) => boolean);
  /** Selects the facts that `read` needs, as one row. The id is text. */
  readonly facts: (id: Sql) => Sql<Facts>;
}

const declared = new Map<string, AttachmentKind>();

/** Declares a kind in a domain's `*.attachments.ts`, which the module of both processes imports. */
export function declareAttachmentKind<Facts extends object>(kind: AttachmentKind<Facts>): void {
  if (declared.has(kind.resource)) throw new Error(`The attachments of ${kind.resource} are declared twice.`);
  if (!/^[a-z_]+$/.test(kind.resource)) throw new Error(`${kind.resource} is no name of a resource.`);
  declared.set(kind.resource, kind as unknown as AttachmentKind);
}

export const attachmentKindOf = (resource: string): AttachmentKind | undefined => declared.get(resource);

export const declaredAttachmentKinds = (): AttachmentKind[] => [...declared.values()].sort((a, b) => (a.resource < b.resource ? -1 : 1));

/** The columns of a row that identify a thing: its kind and its id as text. */
export interface ThingColumns {
  readonly resource: Sql;
  readonly resource_id: Sql;
}

/** The facts of the thing that a row identifies, as JSON. NULL if the thing is deleted, and for kinds that this version does not know. */
export function factsOfThing({ resource, resource_id }: ThingColumns): Sql {
  const cases = declaredAttachmentKinds().map(
    (kind) => sql`WHEN ${resource} = ${kind.resource} THEN (SELECT row_to_json(facts) FROM (${kind.facts(resource_id)}) facts)`,
  );
  return cases.length === 0 ? sql`NULL::json` : sql`(CASE ${cases.reduce((all, next) => sql`${all} ${next}`)} END)`;
}

/** True if the thing that a row identifies is deleted. False for kinds that this version does not know. */
export function isThingGone({ resource, resource_id }: ThingColumns): Sql {
  const gone = declaredAttachmentKinds().map(
    ({ resource: name, table }) =>
      sql`(${resource} = ${name} AND NOT EXISTS (SELECT FROM ${table} thing WHERE thing.id::text = ${resource_id}))`,
  );
  return gone.length === 0 ? sql`false` : sql`(${gone.reduce((all, next) => sql`${all} OR ${next}`)})`;
}

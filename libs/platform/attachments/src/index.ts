import type { Actor, Permission } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** A kind of thing that files can be attached to. Its domain declares it: who may read the thing may read its files. */
export interface AttachmentKind<Facts extends object = object> {
  /** Its stored name: `comment`. It must not change. */
  readonly resource: string;
  /** Its table, whose primary key is `id`. Files of things that are gone from it are deleted. */
  readonly table: Sql;
  /** The permission that its readers have. */
  readonly read: Permission & ((actor: Actor, thing: Facts) => boolean);
  /** SQL for a row with the facts that `read` needs, of the thing with this id, which is text. */
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

/** The columns of a row that name a thing. */
export interface ThingColumns {
  readonly resource: Sql;
  readonly resource_id: Sql;
}

/** The facts of the thing that a row names, as JSON. NULL if the thing is gone, and for kinds that this version does not know. */
export function factsOfThing({ resource, resource_id }: ThingColumns): Sql {
  const cases = declaredAttachmentKinds().map(
    (kind) => sql`WHEN ${resource} = ${kind.resource} THEN (SELECT row_to_json(facts) FROM (${kind.facts(resource_id)}) facts)`,
  );
  return cases.length === 0 ? sql`NULL::json` : sql`(CASE ${cases.reduce((all, next) => sql`${all} ${next}`)} END)`;
}

/** True if a row names a thing that is gone. False for kinds that this version does not know. */
export function isThingGone({ resource, resource_id }: ThingColumns): Sql {
  const gone = declaredAttachmentKinds().map(
    ({ resource: name, table }) =>
      sql`(${resource} = ${name} AND NOT EXISTS (SELECT FROM ${table} thing WHERE thing.id::text = ${resource_id}))`,
  );
  return gone.length === 0 ? sql`false` : sql`(${gone.reduce((all, next) => sql`${all} OR ${next}`)})`;
}

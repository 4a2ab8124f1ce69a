import type { Actor, Permission } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** The text of a document at one moment. */
export interface HandedDocument {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

/** The same before it is handed in. It may have no text yet. */
export type DocumentToHandIn = Omit<HandedDocument, 'body'> & { readonly body: string | null };

/** How domains of earlier groups name documents and take them in. Declared once, by the domain of documents. */
export interface DocumentLinks<Facts extends object = object> {
  /** True if the actor reads the published version of the document with this id. */
  readonly isReadable: (actor: Actor, id: Sql) => Sql;
  /** The title of a document that is readable. */
  readonly title: (actor: Actor, id: Sql) => Sql;
  /** The permission to hand a document in. */
  readonly hand_in: Permission & ((actor: Actor, document: Facts) => boolean);
  /** Selects the facts that `hand_in` needs and the present text, as one row. No row for documents that cannot be handed in. */
  readonly facts: (id: number) => Sql<Facts & DocumentToHandIn>;
}

let declared: DocumentLinks | undefined;

/** Declares them in `documents.links.ts`, which the module of both processes imports. */
export function declareDocumentLinks<Facts extends object>(links: DocumentLinks<Facts>): void {
  if (declared) throw new Error('The links to documents are declared twice.');
  declared = links as unknown as DocumentLinks;
}

export const documentLinks = (): DocumentLinks | undefined => declared;

/** True if the actor reads the published version of the document with this id. False without an id. */
export const isDocumentReadable = (actor: Actor, id: Sql): Sql => declared?.isReadable(actor, id) ?? sql`false`;

/** The document with this id as JSON, with its title. NULL for a viewer who may not read it: naming a document gives no right to it. */
export const documentShownTo = (viewer: Actor, id: Sql): Sql =>
  declared
    ? sql`CASE WHEN ${id} IS NOT NULL AND ${declared.isReadable(viewer, id)} THEN json_build_object('id', ${id}, 'title', ${declared.title(viewer, id)}) END`
    : sql`NULL::json`;

import type { Actor, Permission } from '@app/auth';
import type { Sql } from '@app/database';
import type { SearchWord } from './terms';

/** SQL for the results of one kind: rows that the viewer may see and that have all words. */
export interface SearchSource {
  /** The table whose rows are searched. */
  readonly from: Sql;
  /** Joins that only the results need, so that a search does not join what it does not show. */
  readonly shown_with?: Sql;
  /** The viewer's scope, and the condition for the words. */
  readonly where: Sql;
  readonly id: Sql;
  readonly title: Sql;
  /** A few more words about the result, such as the name of the assignee, or NULL. */
  readonly detail: Sql;
  /** Its state, or NULL. */
  readonly status: Sql;
  /** The person to show with the result, as JSON, or NULL. */
  readonly person: Sql;
  /** Results that were changed later come first. */
  readonly changed_at: Sql;
}

/** A kind of thing that can be searched, declared by its domain. */
export interface SearchKind {
  /** Its name in the API, in the plural: `tasks`. */
  readonly name: string;
  /** Place among the kinds, from 1. */
  readonly rank: number;
  /** Path of a result without its id: `/api/v1/tasks`. */
  readonly path: string;
  /** The permission to list the kind. A search needs it, too. */
  readonly permission: Permission;
  readonly source: (viewer: Actor, words: readonly SearchWord[]) => SearchSource;
}

const kinds = new Map<string, SearchKind>();

/** Declares a kind, in `<plural>.search.ts` of its domain. */
export function declareSearchKind(kind: SearchKind): void {
  if (kinds.has(kind.name)) throw new Error(`Two kinds are searched as ${kind.name}.`);
  kinds.set(kind.name, kind);
}

/** All declared kinds, in their order. */
export const searchKinds = (): SearchKind[] => [...kinds.values()].sort((one, other) => one.rank - other.rank);

import type { Type } from '@nestjs/common';
import type { Actor, Permission } from '@app/auth';
import type { DomainError } from '@app/errors';

/** The most rows of one bulk operation. */
export const MOST_ROWS = 10_000;

/** The things that a caller has chosen: by id, or by a filter of the list. Neither for actions whose values have the rows. */
export interface BulkSelection {
  readonly ids?: readonly number[];
  readonly filter?: object;
}

/** A row as the preview has stored it. */
export interface BulkTarget {
  /** ID of the thing. `null` if the row creates it. */
  readonly resource_id: number | null;
  /** Version of the thing at the time of the preview. */
  readonly version: number | null;
  /** Data of this row alone, for an action whose rows differ in more than the thing. */
  readonly input: object | null;
}

/** A row that a preview has found. */
export interface BulkCandidate extends BulkTarget {
  /** ID by which the caller has chosen the row, if it is not that of the thing. */
  readonly chosen_id?: number;
  /** Short name of the thing, for the sample. It is not stored. */
  readonly label: string;
  /** Facts that the sample shows, such as the free places of a mentor. They are not stored. */
  readonly shown?: object;
  /** Facts by which `check` decides. They are not stored. */
  readonly facts?: object;
  /** A reason that excludes the row for good, such as a malformed line. It is not run. */
  readonly refusal?: DomainError;
}

/** The result of an action on a row. */
export interface BulkOutcome {
  readonly resource_id: number;
  /** Version of the thing afterwards. */
  readonly version: number;
  /** Values before the change, for `reverse`. They are deleted when the undo has expired. */
  readonly before?: object;
}

/** A row that was done, with the version that the thing must still have. */
export interface BulkDone extends BulkOutcome {
  readonly input: object | null;
}

/** The DTOs of an action. Only the API loads them. */
export interface BulkShapes {
  readonly values: Type<object>;
  /** Filters of the list. None if the rows come from the values. */
  readonly filter?: Type<object>;
}

/**
 * An action on many things, which a domain registers with `BulkActions`. Each row is performed by the service method of the single route,
 * in a transaction of its own, with the actor's rights at that time.
 */
export interface BulkAction<Values extends object = object> {
  /** Resource of the route: `task` of `POST /tasks/bulk`. */
  readonly resource: string;
  /** Stored name, unique for the resource. It must not change. */
  readonly name: string;
  /** Resource that the ids of a selection name, if it is another one. */
  readonly selects?: string;
  /** The permission by which it decides. Nobody whose role can never have it gets a preview (403). */
  readonly permission: Permission;
  /** Imports the DTOs: `() => import('./task-bulk.dto').then(…)`. */
  shapes(): Promise<BulkShapes>;
  /** Finds the rows in the scope of the actor, with their versions, at most `limit`. An id that the actor cannot see is left out. */
  find(actor: Actor, selection: BulkSelection, context: { readonly values: Values; readonly limit: number }): Promise<BulkCandidate[]>;
  /** Throws the error with which `perform` would refuse the row now, as far as it can be told without a lock. */
  check(actor: Actor, row: BulkCandidate, values: Values): void;
  /** The part of the values that `perform` needs for all rows, if the rows have the rest in their `input`. By default all of them. */
  keep?(values: Values): object;
  /** Changes the thing, if it still has the version of the row: `PreconditionFailed` (412) tells that it has changed. */
  perform(actor: Actor, row: BulkTarget, values: Values): Promise<BulkOutcome>;
  /** Restores a row that was done, if it still has its version. Absent if the action cannot be undone. */
  readonly reverse?: BulkReverse;
}

export interface BulkReverse {
  /** The present versions of these things, by id. Those that are gone or hidden are missing. */
  versionsOf(actor: Actor, rows: readonly BulkDone[]): Promise<ReadonlyMap<number, number>>;
  /** Restores one row, by the rights of the actor. Throws `PreconditionFailed` if it has changed. */
  restore(actor: Actor, row: BulkDone): Promise<void>;
}

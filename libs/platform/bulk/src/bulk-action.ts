import type { Type } from '@nestjs/common';
import type { Actor, Permission } from '@app/auth';
import type { DomainError } from '@app/errors';

/** The most rows of one bulk operation. */
export const MOST_ROWS = 10_000;

/** The things that a caller has chosen: by id, or by a filter of the list. Empty for actions that take their rows from the values. */
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
  /** Data of this row alone, such as its new mentor. `null` if all rows differ only in the thing. */
  readonly input: object | null;
}

/** A row that a preview has found. */
export interface BulkCandidate extends BulkTarget {
  /** ID by which the caller has chosen the row, if it is not that of the thing: a person for whom a task is created. */
  readonly chosen_id?: number;
  /** Short name of the thing, for the sample. It is not stored. */
  readonly label: string;
  /** Facts that the sample shows, such as the free places of a mentor. They are not stored. */
  readonly shown?: object;
  /** Facts that `check` needs. They are not stored. */
  readonly facts?: object;
  /** An error that excludes the row from the run, such as a malformed line. */
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

/** The DTOs that validate a preview of an action. Only the API loads them. */
export interface BulkShapes {
  readonly values: Type<object>;
  /** Filters of the list. None if the rows come from the values. */
  readonly filter?: Type<object>;
}

/**
 * An action on many things, which a domain registers with `BulkActions`. Each row is performed by the service method that changes a single
 * thing, in a transaction of its own, with the actor's rights at that time.
 */
export interface BulkAction<Values extends object = object> {
  /** Resource of the route: `task` of `POST /tasks/bulk`. */
  readonly resource: string;
  /** Stored name, unique for the resource. It must not change. */
  readonly name: string;
  /** Resource that the ids and the filter choose, if it is another one: `user` for tasks that are created for people. */
  readonly selects?: string;
  /** The permission that each row needs. A caller whose role can never have it gets no preview (403). */
  readonly permission: Permission;
  /** Imports the DTOs: `() => import('./task-bulk.dto').then(…)`. */
  shapes(): Promise<BulkShapes>;
  /** Finds the rows that the actor may see, with their versions: at most `limit`. Chosen ids that are left out are refused as not found. */
  find(actor: Actor, selection: BulkSelection, context: { readonly values: Values; readonly limit: number }): Promise<BulkCandidate[]>;
  /** Throws the error with which `perform` would refuse the row now, as far as that is known without a lock. */
  check(actor: Actor, row: BulkCandidate, values: Values): void;
  /** Returns the values to store for `perform`. The others are in the `input` of the rows. By default, all values are stored. */
  keep?(values: Values): object;
  /** Changes the thing. Throws `PreconditionFailed` (412) if it no longer has the version of the row. */
  perform(actor: Actor, row: BulkTarget, values: Values): Promise<BulkOutcome>;
  /** The undo. Absent if the action has none. */
  readonly reverse?: BulkReverse;
}

export interface BulkReverse {
  /** The present versions of these things, by id. Things that are deleted, or that the actor cannot see, are missing. */
  versionsOf(actor: Actor, rows: readonly BulkDone[]): Promise<ReadonlyMap<number, number>>;
  /** Restores the thing of one row, with the actor's rights at that time. Throws `PreconditionFailed` if it has changed since. */
  restore(actor: Actor, row: BulkDone): Promise<void>;
}

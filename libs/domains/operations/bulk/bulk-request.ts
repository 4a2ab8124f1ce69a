import type { Permission, Rule } from '@app/auth';
import type { BulkSelection } from '@app/bulk';
import type { Job } from '@operations/jobs';
import type { Preview } from './preview';

/** The permission to use a bulk route. It needs no facts of a thing; the permission of the action decides about each row. */
export type BulkPermission = Permission & Rule<unknown>;

/** A request to a route for bulk operations: an action to preview, or the token of a preview to run. */
export interface BulkRequest extends BulkSelection {
  readonly action?: string;
  readonly values?: object;
  readonly dry_run?: true;
  readonly preview_token?: string;
}

/** A preview, or the job that runs one. */
export type BulkAnswer = { readonly preview: Preview } | { readonly job: Job };

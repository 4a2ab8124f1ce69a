import type { Actor } from '@app/auth';
import type { BulkAction, BulkDone } from '@app/bulk';
import type { Detail } from '@app/errors';

const CHANGED = { en: 'has changed since, or is gone', ko: '이후에 변경되었거나 없어졌습니다' };

/** The detail of a row that cannot be restored because it has changed. */
export const changedRow = (id: number): Detail => ({ field: 'rows', message: CHANGED, id });

/** Returns a detail for each row whose thing no longer has the version that the operation gave it. Empty for an action without an undo. */
export async function changedRows(actor: Actor, { reverse }: BulkAction, rows: readonly BulkDone[]): Promise<Detail[]> {
  if (rows.length === 0 || !reverse) return [];
  const versions = await reverse.versionsOf(actor, rows);
  return rows.filter(({ resource_id, version }) => versions.get(resource_id) !== version).map(({ resource_id }) => changedRow(resource_id));
}

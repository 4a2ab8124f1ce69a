import type { DataSource } from 'typeorm';
import { eventually } from './eventually';

const settled = `
  SELECT coalesce(max(xid), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS settled FROM audit_entries`;

/**
 * Has `seal` done once, at a moment when it can see every entry, and exactly `count` entries sealed by it: a transaction in a
 * neighbouring test's database holds seals up for as long as it is open.
 */
export async function sealed(source: DataSource, seal: () => Promise<number>, count: number): Promise<void> {
  await eventually(async () => (await source.query<{ settled: boolean }[]>(settled))[0]!.settled, 25_000);
  const total = await seal();
  if (total !== count) throw new Error(`${total} entries were sealed, not ${count}.`);
}

import { Database, sql } from '@app/database';
import type { DataSource } from 'typeorm';
import { type ChainEntry, Format, type Link, hashOfFormer } from '../../libs/platform/audit/src/chain';
import { withoutTriggers } from './database';

/** Adds entries of sinfonia and links over so many of them each, as the version before places did: in the order of transactions. */
export async function formerlySealed(source: DataSource, lengths: readonly number[], first_xid = 100): Promise<void> {
  const count = lengths.reduce((sum, length) => sum + length);
  await withoutTriggers(`INSERT INTO audit_entries (company_id, action, resource, changes, xid, created_at)
    SELECT 'sinfonia', 'violin.tune', 'violin', '{"at": [null, 440]}', ${first_xid} + n, now() - interval '1 hour' FROM generate_series(1, ${count}) n`);
  const entries: ChainEntry[] = await new Database(source).rows(sql<ChainEntry>`
    SELECT id, xid, company_id, actor_id, action, resource, resource_id, changes::text AS changes, request_id, address, created_at
    FROM audit_entries ORDER BY xid, id`);
  let previous_hash = '0'.repeat(64);
  for (const [index, length] of lengths.entries()) {
    const covered = entries.splice(0, length);
    const { xid: last_xid, id: last_id } = covered.at(-1)!;
    const places = { last_place: null, first_at: null, last_at: null, entries_hash: null };
    const link = { format: Format.ByTransaction, company_id: 'sinfonia', number: index + 1, entries: length, last_xid, last_id, ...places };
    previous_hash = await addFormer({ ...link, previous_hash, sealed_at: '2026-11-20T10:00:00+00:00' }, covered);
  }
}

async function addFormer(link: Omit<Link, 'hash'>, covered: readonly ChainEntry[]): Promise<string> {
  const { company_id, number, entries, last_xid, last_id, previous_hash, sealed_at } = link;
  const hash = hashOfFormer(link, covered);
  // Triggers refuse a seal of this format.
  await withoutTriggers(`INSERT INTO audit_seals (company_id, number, entries, last_xid, last_id, previous_hash, hash, sealed_at)
    VALUES ('${company_id}', ${number}, ${entries}, ${last_xid}, ${last_id}, '${previous_hash}', '${hash}', '${sealed_at}')`);
  return hash;
}

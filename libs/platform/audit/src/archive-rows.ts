import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '@app/database';
import type { AuditArchive } from './audit-archive.entity';
import type { AuditArchivedEntry } from './audit-archived-entry.entity';
import type { ChainEntry } from './chain';
import { type LogSpan, entryColumns, isOver } from './chain-rows';

/** A partition of the log, and the time span of its entries. */
export interface LogPartition extends LogSpan {
  readonly name: string;
}

export type NotedArchive = Omit<AuditArchive, 'id' | 'created_at' | 'entry_id' | 'first_seal_id' | 'last_seal_id'>;

const LOCK = 7_414;

const within = (column: Sql, { from_at, until_at }: LogPartition): Sql =>
  sql`${column} >= coalesce(${from_at}::timestamptz, '-infinity') AND ${column} < ${until_at}::timestamptz`;

/** Finds entries that are old enough for the archive, and drops their partitions. */
@Injectable()
export class ArchiveRows {
  constructor(private readonly db: Database) {}

  /** Lists partitions that ended at least this many months ago, the oldest first. */
  listDue(keep_months: number): Promise<LogPartition[]> {
    return this.db.rows(sql<LogPartition>`
      SELECT p.name, p.from_at, p.until_at FROM partitions_of('audit_entries') p
      WHERE p.until_at <= now() - make_interval(months => ${keep_months}::int) ORDER BY p.until_at`);
  }

  /** Lists entries of a partition after a given one, in the order of their ids. */
  listAfter(partition: LogPartition, id: number, limit: number): Promise<ChainEntry[]> {
    return this.db.rows(sql<ChainEntry>`
      SELECT ${entryColumns} FROM audit_entries e WHERE ${within(sql`e.created_at`, partition)} AND e.id > ${id} ORDER BY e.id LIMIT ${limit}`);
  }

  /** Lists entries whose hashes must be kept: their seal also covers entries of other partitions, or they record an archive. */
  listShared(partition: LogPartition): Promise<ChainEntry[]> {
    const { from_at, until_at } = partition;
    return this.db.rows(sql<ChainEntry>`
      SELECT ${entryColumns} FROM audit_entries e WHERE ${within(sql`e.created_at`, partition)} AND e.id IN (
        SELECT unnest(s.entry_ids) FROM audit_seals s WHERE ${isOver(partition)} AND (s.first_at < ${from_at}::timestamptz
          OR s.last_at >= ${until_at}::timestamptz OR s.company_id IS NULL AND s.entry_ids && ARRAY (SELECT a.entry_id FROM audit_archives a)))`);
  }

  /** Locks the partition until the transaction ends. Returns false if it no longer exists. */
  async claim({ name }: LogPartition): Promise<boolean> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(${LOCK})`);
    return (await this.db.row(sql`SELECT FROM partitions_of('audit_entries') p WHERE p.name = ${name}`)) !== undefined;
  }

  async note({ partition, part, from_at, until_at, entries, chains, object_id, size_bytes, sha256 }: NotedArchive): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO audit_archives (partition, part, from_at, until_at, entries, chains, first_seal_id, last_seal_id, object_id, size_bytes, sha256)
      SELECT ${partition}, ${part}::int, ${from_at}::timestamptz, ${until_at}::timestamptz, ${entries}::bigint, ${JSON.stringify(chains)}::jsonb, coalesce(min(s.id), 0), coalesce(max(s.id), 0),
        ${object_id}::uuid, ${size_bytes}::bigint, ${sha256}
      FROM audit_seals s WHERE ${isOver({ from_at, until_at })}`);
  }

  async noteHashes(entries: readonly AuditArchivedEntry[]): Promise<void> {
    await this.db.rows(sql`
      INSERT INTO audit_archived_entries (entry_id, hash)
      SELECT * FROM unnest(${entries.map(({ entry_id }) => entry_id)}::bigint[], ${entries.map(({ hash }) => hash)}::text[])`);
  }

  /** Drops the partition. The database refuses if an entry is unsealed, too young, or not recorded by this transaction. */
  async drop({ name }: LogPartition, keep_months: number): Promise<number> {
    const dropped = await this.db.row(sql<{ entries: number }>`SELECT drop_archived_entries(${name}, ${keep_months}::int) AS entries`);
    return dropped?.entries ?? 0;
  }
}

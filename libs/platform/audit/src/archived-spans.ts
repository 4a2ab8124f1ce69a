import { Injectable } from '@nestjs/common';
import { Database, type Instant, sql } from '@app/database';
import type { AuditArchive } from './audit-archive.entity';
import type { AuditArchivedEntry } from './audit-archived-entry.entity';
import { type ChainEntry, hashOfEntry } from './chain';
import { type LogSpan, entryColumns } from './chain-rows';

/** The least value of AUDIT_KEEP_MONTHS. The function that drops a partition enforces it, too. */
const KEPT_MONTHS = 12;

type ArchiveRow = Pick<AuditArchive, 'id' | 'partition' | 'from_at' | 'until_at' | 'entries' | 'chains' | 'entry_id' | 'created_at'> & {
  /** The text of the changes that its entry in the log must have. */
  readonly changes: string;
};

/**
 * Lists time spans whose entries are in an archive. A row of `audit_archives` alone proves nothing: the owner of the tables could add one
 * for deleted entries. It counts only if it is old enough, is consistent, and is recorded by an entry in the platform's chain.
 */
@Injectable()
export class ArchivedSpans {
  constructor(private readonly db: Database) {}

  async list(): Promise<LogSpan[]> {
    const rows = await this.listOld();
    const hashes = await this.hashesOf(rows);
    const told = rows.filter((row) => hashes.get(row.entry_id) === hashOfEntry(entryOf(row)));
    return told.filter((row) => isCounted(row) && !told.some((other) => overlaps(row, other)));
  }

  /** Lists archives of spans that had ended a year before. */
  private listOld(): Promise<ArchiveRow[]> {
    return this.db.rows(sql<ArchiveRow>`
      SELECT a.id, a.partition, a.from_at, a.until_at, a.entries, a.chains, a.entry_id, a.created_at, facts_of_archive(a)::text AS changes
      FROM audit_archives a WHERE a.until_at <= least(a.created_at, now()) - make_interval(months => ${KEPT_MONTHS}::int)`);
  }

  /** Reads hashes of the entries that record archives. For those that are archived themselves the hash is stored, and a seal lists it. */
  private async hashesOf(rows: readonly ArchiveRow[]): Promise<Map<number, string>> {
    const [ids, times] = [rows.map(({ entry_id }) => entry_id), rows.map(({ created_at }) => created_at)];
    const kept = await this.db.rows(sql<AuditArchivedEntry>`
      SELECT h.entry_id, h.hash FROM audit_archived_entries h JOIN unnest(${ids}::bigint[], ${times}::timestamptz[]) a (id, at) ON a.id = h.entry_id
      WHERE EXISTS (SELECT FROM audit_seals s WHERE s.company_id IS NULL AND s.first_at <= a.at AND s.last_at >= a.at AND a.id = ANY (s.entry_ids))`);
    const found = await this.db.rows(sql<ChainEntry>`
      SELECT ${entryColumns} FROM audit_entries e
      WHERE e.company_id IS NULL AND (e.id, e.created_at) IN (SELECT * FROM unnest(${ids}::bigint[], ${times}::timestamptz[]))`);
    return new Map([
      ...kept.map(({ entry_id, hash }) => [entry_id, hash] as const),
      ...found.map((entry) => [entry.id, hashOfEntry(entry)] as const),
    ]);
  }
}

/** The entry as the trigger has written it. */
const entryOf = ({ id, entry_id, changes, created_at }: ArchiveRow): ChainEntry => ({
  ...{ id: entry_id, xid: null, company_id: null, actor_id: null, request_id: null, address: null },
  ...{ action: 'audit.archive', resource: 'audit', resource_id: String(id), changes, created_at },
});

const isCounted = ({ entries, chains }: Pick<ArchiveRow, 'entries' | 'chains'>): boolean => {
  const counts = Object.values(chains);
  return entries > 0 && counts.every((count) => count > 0) && counts.reduce((sum, count) => sum + count, 0) === entries;
};

const timeOf = (moment: Instant | null): number => (moment === null ? -Infinity : Date.parse(moment));

const overlaps = (a: ArchiveRow, b: ArchiveRow): boolean =>
  a.partition !== b.partition && timeOf(a.from_at) < timeOf(b.until_at) && timeOf(b.from_at) < timeOf(a.until_at);

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable, Logger } from '@nestjs/common';
import { env } from '@app/config';
import { Database } from '@app/database';
import { Storage, keyIn } from '@app/storage';
import { ArchiveRows, type LogPartition, type NotedArchive } from './archive-rows';
import { type ChainEntry, hashOfEntry } from './chain';
import { Seals } from './seals';

/** Number of entries in one statement. They are compressed together; compressed parts may be concatenated (RFC 1952). */
const PAGE = 5_000;
/** Maximum number of entries in one file, which is in memory until it is stored. */
const PART = 100_000;
const TYPE = 'application/gzip';

const pack = promisify<string, Buffer>((text, done) => gzip(text, done));

/** Moves entries that are older than the retention into files in the store, one partition at a time. The database keeps their hashes. */
@Injectable()
export class AuditArchives {
  private readonly logger = new Logger(AuditArchives.name);

  constructor(
    private readonly rows: ArchiveRows,
    private readonly storage: Storage,
    private readonly seals: Seals,
    private readonly db: Database,
  ) {}

  /**
   * Archives old partitions and returns the number of entries. A partition with an unsealed entry or with an invalid link is logged as an
   * error and retried next time.
   */
  async archive(keep_months: number = env.AUDIT_KEEP_MONTHS): Promise<number> {
    let archived = 0;
    for (const partition of await this.rows.listDue(keep_months))
      archived += await this.move(partition, keep_months).catch((error: Error) => {
        this.logger.error(`the audit log could not archive ${partition.name}: ${error.message}`);
        return 0;
      });
    return archived;
  }

  /** Once the entries are gone, nothing can recompute their links, so a partition with an invalid link is kept. */
  private async requireIntact(partition: LogPartition): Promise<void> {
    const broken = await this.seals.findBroken(partition);
    if (!broken) return;
    const { reason, link } = broken;
    throw new Error(`seal ${link.number} of ${link.company_id ?? 'the platform'} is invalid (${reason}).`);
  }

  /** Begins the transaction when everything is stored. A file is named by its hash, so storing it again changes nothing. */
  private async move(partition: LogPartition, keep_months: number): Promise<number> {
    await this.requireIntact(partition);
    const parts: NotedArchive[] = [];
    for (let [last, isWhole] = [0, false]; !isWhole;) {
      const part = await this.store(partition, parts.length + 1, last);
      if (part.noted.entries > 0) parts.push(part.noted);
      [last, isWhole] = [part.last, part.noted.entries < PART];
    }
    return this.db.transaction(async () => {
      if (!(await this.rows.claim(partition))) return 0;
      for (const part of parts) await this.rows.note(part);
      const shared = await this.rows.listShared(partition);
      await this.rows.noteHashes(shared.map((entry) => ({ entry_id: entry.id, hash: hashOfEntry(entry) })));
      const dropped = await this.rows.drop(partition, keep_months);
      this.logger.log(`archived ${dropped} entries of ${partition.name}: ${parts.map(({ sha256 }) => sha256).join(', ')}`);
      return dropped;
    });
  }

  /** Stores the next entries after a given one, as one line of JSON each. */
  private async store(partition: LogPartition, part: number, after: number): Promise<{ noted: NotedArchive; last: number }> {
    const [packed, chains] = [[] as Buffer[], {} as Record<string, number>];
    let [entries, last] = [0, after];
    for await (const page of this.pages(partition, after)) {
      packed.push(await pack(page.map((entry) => `${JSON.stringify(entry)}\n`).join('')));
      countIn(chains, page);
      [entries, last] = [entries + page.length, page.at(-1)?.id ?? last];
    }
    const file = Buffer.concat(packed);
    const sha256 = createHash('sha256').update(file).digest('hex');
    const object_id = uuidOf(sha256);
    if (entries > 0) await this.storage.put(keyIn('archives', object_id), file, TYPE);
    const { name, from_at, until_at } = partition;
    return { noted: { partition: name, part, from_at, until_at, entries, chains, object_id, size_bytes: file.length, sha256 }, last };
  }

  /** Lists the entries of one file. */
  private async *pages(partition: LogPartition, after: number): AsyncGenerator<ChainEntry[]> {
    for (let [last, read] = [after, 0]; read < PART; read += PAGE) {
      const page = await this.rows.listAfter(partition, last, PAGE);
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      last = page.at(-1)?.id ?? last;
    }
  }
}

function countIn(chains: Record<string, number>, page: readonly ChainEntry[]): void {
  for (const { company_id } of page) chains[company_id ?? ''] = (chains[company_id ?? ''] ?? 0) + 1;
}

/** Makes an object name of the first half of a hash. */
const uuidOf = (sha256: string): string => sha256.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@app/config';
import { type Instant, instant } from '@app/database';
import { type PublicArea, type Key, SHARDS, Storage, idOf } from '@app/storage';
import { QuotaAccountsService } from '@library/quota';
import { ReconciliationRepository } from './reconciliation.repository';
import type { Findings } from './storage-report.entity';

/** Age in ms below which an unnamed object is not deleted, because its row may be about to be written. */
const YOUNG_MS = 24 * 60 * 60 * 1_000;

/** Reconciles the storage, the rows and the ledger every night, in 256 parts. */
@Injectable()
export class ReconciliationService {
  private readonly logger = new Logger(ReconciliationService.name);

  constructor(
    private readonly repository: ReconciliationRepository,
    private readonly accounts: QuotaAccountsService,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** Must be called outside of transactions, because it reads the storage. */
  async reconcile(): Promise<Findings> {
    const begun = this.clock.now();
    const [missing, wrong_size]: [string[], string[]] = [[], []];
    let [object_count, object_bytes, removed_count] = [0, 0, 0];
    for (const shard of SHARDS) {
      const found = await this.objectsOf(shard, begun);
      object_count += found.count;
      object_bytes += found.bytes;
      missing.push(...found.missing);
      wrong_size.push(...found.wrong_size);
      removed_count += (await this.removeUnnamed('objects', shard, begun)) + (await this.removeUnnamed('derived', shard, begun));
      removed_count += await this.removeUnnamed('incoming', shard, begun);
    }
    await this.storage.sweep(new Date(+begun - YOUNG_MS));
    const adjusted_count = await this.accounts.settle(this.repository.facts);
    const findings = { object_count, object_bytes, missing, wrong_size, removed_count, adjusted_count };
    await this.report(instant(begun), findings);
    return findings;
  }

  /** Deletes old reports and returns their number. */
  purgeReports(): Promise<number> {
    return this.repository.purge();
  }

  /** Compares charged objects with those in the storage. */
  private async objectsOf(shard: string, begun: Date) {
    const rows = await this.repository.listObjects(shard, instant(begun));
    const sizes = new Map<string, number>();
    for await (const { key, size_bytes } of this.storage.list('objects', shard)) sizes.set(idOf(key), size_bytes);
    const there = rows.filter(({ id, size_bytes }) => sizes.get(id) === size_bytes);
    // An object that was purged meanwhile is not missing.
    const gone = await this.repository.stillNamed(
      'objects',
      rows.filter(({ id }) => !sizes.has(id)).map(({ id }) => id),
    );
    return {
      count: there.length,
      bytes: there.reduce((sum, { size_bytes }) => sum + size_bytes, 0),
      missing: gone,
      wrong_size: rows.filter(({ id, size_bytes }) => sizes.has(id) && sizes.get(id) !== size_bytes).map(({ id }) => id),
    };
  }

  /** Deletes objects of processes that died between writing to the storage and writing the row. */
  private async removeUnnamed(area: PublicArea, shard: string, begun: Date): Promise<number> {
    const old = new Map<string, Key>();
    for await (const { key, modified_at } of this.storage.list(area, shard)) if (+modified_at < +begun - YOUNG_MS) old.set(idOf(key), key);
    if (old.size === 0 || (await this.repository.isBackupRunning())) return 0;
    for (const id of await this.repository.stillNamed(area, [...old.keys()])) old.delete(id);
    await this.storage.remove([...old.values()]);
    return old.size;
  }

  private async report(started_at: Instant, findings: Findings): Promise<void> {
    await this.repository.report(started_at, findings);
    const { missing, wrong_size, adjusted_count } = findings;
    const wrong = missing.length + wrong_size.length + adjusted_count;
    if (wrong > 0)
      this.logger.error(`${missing.length} objects missing, ${wrong_size.length} of a wrong size, ${adjusted_count} balances corrected`);
  }
}

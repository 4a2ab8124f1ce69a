import { Injectable } from '@nestjs/common';
import { Clock } from '@app/config';
import { SHARDS, Storage, type Stored, keyIn } from '@app/storage';
import { sweepExportFolders } from './export-folders';
import { OwnDataExportsRepository } from './own-data-exports.repository';

const DAY_MS = 86_400_000;

/** Removes exports from the storage. It does not wait for a backup, because no backup copies them. */
@Injectable()
export class ExportRemovalsService {
  constructor(
    private readonly exports: OwnDataExportsRepository,
    private readonly storage: Storage,
    private readonly clock: Clock,
  ) {}

  /** Removes exports that can no longer be downloaded, batch by batch. */
  async removeOver(): Promise<number> {
    let removed = 0;
    for (let over = await this.exports.listOver(); over.length > 0; over = await this.exports.listOver()) {
      await this.storage.remove(over.map(({ object_id }) => keyIn('exports', object_id)));
      await this.exports.noteRemoved(over.map(({ id }) => id));
      removed += over.length;
    }
    return removed;
  }

  /** Deletes rows after a month, and removes objects and temporary folders older than two days, which no row can need any more. */
  async sweep(): Promise<number> {
    await sweepExportFolders();
    await this.exports.purge();
    let removed = 0;
    for (const shard of SHARDS)
      for await (const { key, modified_at } of this.storage.list('exports', shard)) removed += await this.removeStray({ key, modified_at });
    return removed;
  }

  private async removeStray({ key, modified_at }: Pick<Stored, 'key' | 'modified_at'>): Promise<number> {
    if (+this.clock.now() - +modified_at < 2 * DAY_MS) return 0;
    await this.storage.remove([key]);
    return 1;
  }
}

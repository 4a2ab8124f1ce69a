import { Injectable } from '@nestjs/common';
import { BulkOperationsRepository } from './bulk-operations.repository';
import { BulkRemindersRepository } from './bulk-reminders.repository';
import { BulkRowsRepository } from './bulk-rows.repository';

/** Deletes old data of bulk operations: expired previews, the rows' data for an expired undo, reminders, and in the end the operations. */
@Injectable()
export class BulkRetentionService {
  constructor(
    private readonly operations: BulkOperationsRepository,
    private readonly rows: BulkRowsRepository,
    private readonly reminders: BulkRemindersRepository,
  ) {}

  /** Each batch commits by itself. Returns the number of deleted operations. */
  async purge(): Promise<number> {
    for (let ids = await this.operations.findWithOldData(); ids.length > 0; ids = await this.operations.findWithOldData())
      for (const id of ids) await this.rows.clear(id);
    await this.reminders.removeOld();
    return this.operations.removeOld();
  }
}

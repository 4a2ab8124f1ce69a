import { Injectable } from '@nestjs/common';
import { type Actor, requireVisible } from '@app/auth';
import type { Page } from '@app/database';
import type { Language } from '@app/i18n';
import { BulkOperationsRepository } from './bulk-operations.repository';
import { type BulkRowQuery, BulkRowsRepository } from './bulk-rows.repository';
import type { BulkRowView } from './bulk-rows.view';
import { BulkPolicy } from './bulk.policy';

/** Lists the rows of an operation for the person who made its preview. */
@Injectable()
export class BulkRowsService {
  constructor(
    private readonly operations: BulkOperationsRepository,
    private readonly rows: BulkRowsRepository,
  ) {}

  async list(actor: Actor, id: number, query: BulkRowQuery, language: Language): Promise<Page<BulkRowView>> {
    requireVisible(BulkPolicy.read, actor, await this.operations.subject(id));
    return this.rows.list(id, language, query);
  }
}

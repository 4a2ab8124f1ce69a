import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import type { IdsRequest, Page } from '@app/database';
import { StorageReportsPolicy } from './files.policy';
import type { StorageReportView } from './files.view';
import { ReconciliationRepository } from './reconciliation.repository';

/** Reports of the nightly reconciliation, for admins of the platform. */
@Injectable()
export class StorageReportsService {
  constructor(private readonly reports: ReconciliationRepository) {}

  list(actor: Actor, page: IdsRequest): Promise<Page<StorageReportView>> {
    authorize(StorageReportsPolicy.list, actor);
    return this.reports.list(page);
  }
}

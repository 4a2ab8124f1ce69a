import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import type { IdsRequest, Page } from '@app/database';
import { StorageReportsPolicy } from './files.policy';
import type { StorageReportView } from './files.view';
import { ReconciliationRepository } from './reconciliation.repository';

/** What the nights have found, for whoever runs the platform. */
@Injectable()
export class StorageReportsService {
  constructor(private readonly reports: ReconciliationRepository) {}

  list(actor: Actor, page: IdsRequest): Promise<Page<StorageReportView>> {
    authorize(StorageReportsPolicy.list, actor);
    return this.reports.list(page);
  }
}

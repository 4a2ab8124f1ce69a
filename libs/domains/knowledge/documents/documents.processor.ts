import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { DocumentUpkeepService } from './document-upkeep.service';

/** Runs the schedule of this domain. */
@Injectable()
export class DocumentsProcessor {
  constructor(private readonly upkeep: DocumentUpkeepService) {}

  @Scheduled('purge_documents', '33 3 * * *', { inBatches: true })
  purge(): Promise<object> {
    return this.upkeep.purgeExpired();
  }
}

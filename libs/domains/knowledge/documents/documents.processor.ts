import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { DocumentUpkeepService } from './document-upkeep.service';
import { VerificationRemindersService } from './verification-reminders.service';

/** Runs the schedules of this domain. */
@Injectable()
export class DocumentsProcessor {
  constructor(
    private readonly upkeep: DocumentUpkeepService,
    private readonly verification: VerificationRemindersService,
  ) {}

  @Scheduled('purge_documents', '33 3 * * *', { inBatches: true })
  purge(): Promise<object> {
    return this.upkeep.purgeExpired();
  }

  /** Runs every hour, so that it runs soon after midnight in every time zone. */
  @Scheduled('remind_of_verification', '11 * * * *', { inBatches: true })
  async remindOfDue(): Promise<{ reminded: number }> {
    return { reminded: await this.verification.remindOfDue() };
  }

  @Scheduled('remind_of_expired_verification', '14 * * * *', { inBatches: true })
  async remindOfOverdue(): Promise<{ reminded: number }> {
    return { reminded: await this.verification.remindOfOverdue() };
  }
}

import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, type Run, Scheduled } from '@app/jobs';
import { QueueName } from '@app/outbox';
import { CanariesService } from './canaries.service';
import { MailBatchesService } from './mail-batches.service';
import { NotificationMailsService } from './notification-mails.service';
import { NotificationRetentionService } from './notification-retention.service';
import { SendNotificationMail } from './notifications.jobs';

/** Runs jobs and schedules of notifications. */
@Injectable()
export class NotificationsProcessor {
  constructor(
    private readonly batches: MailBatchesService,
    private readonly mails: NotificationMailsService,
    private readonly retention: NotificationRetentionService,
    private readonly canaries: CanariesService,
  ) {}

  @Scheduled('deliver_notifications', '*/5 * * * * *', { queue: QueueName.Default, inBatches: true })
  async deliverDue(): Promise<{ mails: number; canaries: number }> {
    return { mails: await this.batches.deliverDue(), canaries: await this.canaries.batchDue() };
  }

  @Scheduled('fail_abandoned_mails', '*/10 * * * *', { inBatches: true })
  async failAbandoned(): Promise<{ failed: number }> {
    return { failed: await this.mails.failAbandoned() };
  }

  @Scheduled('plan_canaries', '7 * * * *', { inBatches: true })
  async planCanaries(): Promise<{ planned: number }> {
    return { planned: await this.canaries.plan() };
  }

  @Scheduled('watch_canaries', '*/10 * * * *', { inBatches: true })
  async watchCanaries(): Promise<{ missing: number }> {
    return { missing: await this.canaries.watch() };
  }

  @Scheduled('purge_notifications', '43 3 * * *', { inBatches: true })
  async purge(): Promise<{ purged: number }> {
    return { purged: await this.retention.purge() };
  }

  @Handles(SendNotificationMail)
  async sendMail({ mail_id }: PayloadOf<typeof SendNotificationMail>, run: Run): Promise<void> {
    await this.mails.send(mail_id, run);
  }
}

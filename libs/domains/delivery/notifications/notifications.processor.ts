import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, type Run, Scheduled } from '@app/jobs';
import { QueueName } from '@app/outbox';
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
  ) {}

  @Scheduled('deliver_notifications', '*/5 * * * * *', { queue: QueueName.Default, inBatches: true })
  async deliverDue(): Promise<{ mails: number }> {
    return { mails: await this.batches.deliverDue() };
  }

  @Scheduled('fail_abandoned_mails', '*/10 * * * *', { inBatches: true })
  async failAbandoned(): Promise<{ failed: number }> {
    return { failed: await this.mails.failAbandoned() };
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

import { Injectable } from '@nestjs/common';
import { Handles, type PayloadOf, Scheduled } from '@app/jobs';
import { QueueName } from '@app/outbox';
import { SendNotificationPush } from './notifications.jobs';
import { PushTurnsService } from './push-turns.service';
import { PushesService } from './pushes.service';

/** Runs jobs and the schedule of pushes. */
@Injectable()
export class PushesProcessor {
  constructor(
    private readonly turns: PushTurnsService,
    private readonly pushes: PushesService,
  ) {}

  @Scheduled('deliver_pushes', '*/5 * * * * *', { queue: QueueName.Default, inBatches: true })
  async deliverDue(): Promise<{ pushes: number }> {
    return { pushes: await this.turns.deliverDue() };
  }

  @Handles(SendNotificationPush)
  async sendPush(attempt: PayloadOf<typeof SendNotificationPush>): Promise<void> {
    await this.pushes.send(attempt);
  }
}

import { Global, Module } from '@nestjs/common';
import { MailLedger, MailWorkerModule } from '@app/mail';
import { Notices } from '@app/notices';
import { OutboundModule } from '@app/outbound';
import { CalendarModule } from '@organisation/calendar';
import { CanariesRepository } from './canaries.repository';
import { CanariesService } from './canaries.service';
import { DeliveriesRepository } from './deliveries.repository';
import { DirectMailsRepository } from './direct-mails.repository';
import { DirectMailsService } from './direct-mails.service';
import { MailBatchesService } from './mail-batches.service';
import { MailReadersRepository } from './mail-readers.repository';
import { NotificationMailsRepository } from './notification-mails.repository';
import { NotificationMailsService } from './notification-mails.service';
import { NotificationRetentionRepository } from './notification-retention.repository';
import { NotificationRetentionService } from './notification-retention.service';
import { NotificationsListeners } from './notifications.listeners';
import { NotificationsProcessor } from './notifications.processor';
import { PlanningRepository } from './planning.repository';
import { PlanningService } from './planning.service';
import { PushDeliveriesRepository } from './push-deliveries.repository';
import { PushSubscriptionsRepository } from './push-subscriptions.repository';
import { PushTurnsService } from './push-turns.service';
import { PushesProcessor } from './pushes.processor';
import { PushesService } from './pushes.service';
import './notifications.personal-data';
import './push.lasting-access';

/** Entry point for queues, schedules and events: apps/worker. It implements the port by which all domains tell people of their events. */
@Global()
@Module({
  imports: [CalendarModule, MailWorkerModule, OutboundModule],
  providers: [
    PlanningRepository,
    PlanningService,
    { provide: Notices, useExisting: PlanningService },
    DirectMailsRepository,
    DirectMailsService,
    { provide: MailLedger, useExisting: DirectMailsService },
    DeliveriesRepository,
    CanariesRepository,
    CanariesService,
    MailReadersRepository,
    MailBatchesService,
    NotificationMailsRepository,
    NotificationMailsService,
    NotificationRetentionRepository,
    NotificationRetentionService,
    PushDeliveriesRepository,
    PushSubscriptionsRepository,
    PushTurnsService,
    PushesService,
    PushesProcessor,
    NotificationsListeners,
    NotificationsProcessor,
  ],
  exports: [MailLedger, Notices],
})
export class NotificationsWorkerModule {}

import { Module } from '@nestjs/common';
import { OutboundModule } from '@app/outbound';
import { DeliveriesController } from './deliveries.controller';
import { LedgerRepository } from './ledger.repository';
import { LedgerService } from './ledger.service';
import { NotificationsController } from './notifications.controller';
import { NotificationsRepository } from './notifications.repository';
import { NotificationsService } from './notifications.service';
import { OpenController } from './open.controller';
import { PreferencesController } from './preferences.controller';
import { PreferencesRepository } from './preferences.repository';
import { PreferencesService } from './preferences.service';
import { PushSubscriptionsController } from './push-subscriptions.controller';
import { PushSubscriptionsRepository } from './push-subscriptions.repository';
import { PushSubscriptionsService } from './push-subscriptions.service';
import { StreamDeliveriesService } from './stream-deliveries.service';
import { StreamPositionsRepository } from './stream-positions.repository';
import { StreamsController } from './streams.controller';
import { StreamsService } from './streams.service';
import { UnsubscribeController } from './unsubscribe.controller';
import { UnsubscribeService } from './unsubscribe.service';
import { UnsubscribersRepository } from './unsubscribers.repository';
import './canaries.measures';
import './mail-previews.page';
import './notifications.personal-data';
import './push.lasting-access';

/** Entry point for HTTP: apps/api. */
@Module({
  imports: [OutboundModule],
  // Fixed paths before those with an ID.
  controllers: [
    PreferencesController,
    DeliveriesController,
    UnsubscribeController,
    StreamsController,
    PushSubscriptionsController,
    NotificationsController,
    OpenController,
  ],
  providers: [
    ...[NotificationsRepository, NotificationsService, LedgerRepository, LedgerService],
    ...[StreamPositionsRepository, StreamDeliveriesService, StreamsService],
    ...[PushSubscriptionsRepository, PushSubscriptionsService],
    ...[PreferencesRepository, PreferencesService, UnsubscribersRepository, UnsubscribeService],
  ],
})
export class NotificationsApiModule {}

import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, Feed } from '@app/http';
import { DeliveryDto, ListDeliveriesDto } from './deliveries.dto';
import { LedgerService } from './ledger.service';
import { DeliveriesPolicy } from './notifications.policy';

@Chapter('notification-deliveries', { group: 'Delivery', about: 'The ledger of notifications: what was sent, and if not, why.' })
@Controller('notifications/deliveries')
export class DeliveriesController {
  constructor(private readonly ledger: LedgerService) {}

  /**
   * List deliveries of notifications, newest first: your company's as an admin, else your own
   * @remarks Without content: neither texts nor subjects. Kept for a year.
   */
  @Get()
  @Can(DeliveriesPolicy.list)
  @Feed(DeliveryDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListDeliveriesDto) {
    return this.ledger.list(actor, query);
  }
}

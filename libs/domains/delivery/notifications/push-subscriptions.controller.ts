import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post, Query } from '@nestjs/common';
import { Can, CurrentActor, CurrentIdentity, NeedsConfirmedAddress } from '@app/access';
import type { Actor, Identity } from '@app/auth';
import { Chapter, Created, Id, Paged, Refuses } from '@app/http';
import { PushNotConfigured, TooManyPushSubscriptions } from './notifications.errors';
import { PushSubscriptionsPolicy } from './notifications.policy';
import { CreatePushSubscriptionDto, ListPushSubscriptionsDto, PushKeyDto, PushSubscriptionDto } from './push-subscriptions.dto';
import { PushSubscriptionsService } from './push-subscriptions.service';

@Chapter('push-subscriptions', { group: 'Delivery', about: 'Browsers that get your notifications by web push.' })
@Controller('notifications/push-subscriptions')
export class PushSubscriptionsController {
  constructor(private readonly subscriptions: PushSubscriptionsService) {}

  /** List your push subscriptions */
  @Get()
  @Can(PushSubscriptionsPolicy.list)
  @Paged(PushSubscriptionDto)
  list(@CurrentActor() actor: Actor, @Query() page: ListPushSubscriptionsDto) {
    return this.subscriptions.list(actor, page);
  }

  /** Get the public key for web push */
  @Get('key')
  @Can(PushSubscriptionsPolicy.list)
  getKey(): PushKeyDto {
    return { public_key: this.subscriptions.key() };
  }

  /**
   * Create a push subscription
   * @remarks It ends with this session, with a password reset, a new address and a suspension. A browser that subscribes again replaces its
   * subscription. At most 10 per person. Messages have `title` and `link`, encrypted for the browser (RFC 8291).
   */
  @Post()
  @Can(PushSubscriptionsPolicy.create)
  @NeedsConfirmedAddress()
  @Created(PushSubscriptionDto)
  @Refuses(PushNotConfigured, TooManyPushSubscriptions)
  create(@CurrentIdentity() identity: Identity, @Body() { endpoint, keys }: CreatePushSubscriptionDto): Promise<PushSubscriptionDto> {
    return this.subscriptions.create(identity, { endpoint, p256dh: keys.p256dh, auth: keys.auth });
  }

  /** Delete a push subscription */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(PushSubscriptionsPolicy.delete)
  delete(@CurrentActor() actor: Actor, @Id() id: number): Promise<void> {
    return this.subscriptions.remove(actor, id);
  }
}

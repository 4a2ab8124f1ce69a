import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Patch, Post, Query } from '@nestjs/common';
import { Can, CurrentActor, CurrentIdentity, NeedsConfirmedAddress, NeedsFreshProof } from '@app/access';
import type { Actor, Identity } from '@app/auth';
import type { ExpectedVersion } from '@app/errors';
import { AsResource, Chapter, Created, CurrentLanguage, Id, IfMatch, Paged, Refuses, Shown } from '@app/http';
import type { Language } from '@app/i18n';
import { Secretive } from '@app/idempotency';
import {
  CreateWebhookDto,
  CreatedWebhookDto,
  ListWebhooksDto,
  UpdateWebhookDto,
  WebhookDeliveryDto,
  WebhookDto,
  WebhookEventTypesDto,
  WebhookRowDto,
  WebhookSecretDto,
} from './webhooks.dto';
import { WebhookDeliveriesService } from './webhook-deliveries.service';
import { WebhookIssuingService } from './webhook-issuing.service';
import { TooManyWebhooks, WebhookInactive } from './webhooks.errors';
import { WebhooksPolicy } from './webhooks.policy';
import { WebhooksService } from './webhooks.service';

@Chapter('webhooks', { group: 'Delivery', about: 'URLs of your own systems that receive events of your company.' })
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly webhooks: WebhooksService,
    private readonly issuing: WebhookIssuingService,
    private readonly deliveries: WebhookDeliveriesService,
  ) {}

  /** List the types of events that webhooks can receive */
  @Get('event-types')
  @Can(WebhooksPolicy.list)
  listEventTypes(@CurrentLanguage() language: Language): WebhookEventTypesDto {
    return { results: this.webhooks.listEventTypes(language) };
  }

  /** List the webhooks of your company */
  @Get()
  @Can(WebhooksPolicy.list)
  @Paged(WebhookRowDto)
  list(@CurrentActor() actor: Actor, @Query() query: ListWebhooksDto) {
    return this.webhooks.list(actor, query);
  }

  /**
   * Get a webhook
   * @remarks The answer does not include the secret.
   */
  @Get(':id')
  @Can(WebhooksPolicy.read)
  @Shown(WebhookDto)
  get(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.webhooks.get(actor, id);
  }

  /**
   * Create a webhook
   * @remarks The `secret` that signs its deliveries is in this answer only. At most 20 webhooks per company (409 `TOO_MANY_WEBHOOKS`).
   */
  @Post()
  @Can(WebhooksPolicy.create)
  @NeedsConfirmedAddress()
  @NeedsFreshProof()
  @Created(CreatedWebhookDto, ({ id }) => `/webhooks/${id}`)
  @Secretive()
  @Refuses(TooManyWebhooks)
  async create(@CurrentIdentity() identity: Identity, @Body() draft: CreateWebhookDto): Promise<CreatedWebhookDto> {
    return CreatedWebhookDto.from(await this.issuing.create(identity, draft));
  }

  /**
   * Update a webhook
   * @remarks `is_active: true` also ends a pause. `is_active: false` suppresses the deliveries that are still due. Events that happen
   * meanwhile make no deliveries, so there is nothing to replay.
   */
  @Patch(':id')
  @Can(WebhooksPolicy.update)
  @Shown(WebhookDto)
  update(@CurrentActor() actor: Actor, @Id() id: number, @Body() change: UpdateWebhookDto, @IfMatch() expected?: ExpectedVersion) {
    return this.webhooks.update(actor, id, change, expected);
  }

  /** Delete a webhook with its deliveries */
  @Delete(':id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can(WebhooksPolicy.delete)
  delete(@CurrentActor() actor: Actor, @Id() id: number, @IfMatch() expected?: ExpectedVersion): Promise<void> {
    return this.webhooks.remove(actor, id, expected);
  }

  /**
   * Rotate the secret of a webhook
   * @remarks The new `secret` is in this answer only. For 24 hours, deliveries are signed with the old one as well.
   */
  @Post(':id/rotate-secret')
  @HttpCode(HttpStatus.OK)
  @Can(WebhooksPolicy.rotate_secret)
  @NeedsFreshProof()
  @Secretive()
  async rotateSecret(@CurrentIdentity() identity: Identity, @Id() id: number): Promise<WebhookSecretDto> {
    return { secret: await this.issuing.rotate(identity, id) };
  }

  /**
   * Send a test event to a webhook
   * @remarks Its type is `webhook.test`. It is tried once: get the delivery to see the result.
   */
  @Post(':id/test')
  @Can(WebhooksPolicy.test)
  @Created(WebhookDeliveryDto, ({ webhook_id, id }) => `/webhooks/${webhook_id}/deliveries/${id}`)
  @AsResource()
  @Refuses(WebhookInactive)
  test(@CurrentActor() actor: Actor, @Id() id: number) {
    return this.deliveries.test(actor, id);
  }
}

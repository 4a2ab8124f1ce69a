import { Injectable } from '@nestjs/common';
import { type Identity, SessionEnder, authorize, forbidden, permissionsOn } from '@app/auth';
import { Database } from '@app/database';
import { type NewWebhook, Webhook, type WebhookCreated } from './webhook.entity';
import { WebhookChecks } from './webhook-checks';
import { WebhookNotices } from './webhook-notices';
import { WebhookSecretsService } from './webhook-secrets.service';
import { TooManyWebhooks } from './webhooks.errors';
import { WebhooksPolicy } from './webhooks.policy';
import { WebhooksRepository } from './webhooks.repository';
import { WebhooksService } from './webhooks.service';

const MAX_WEBHOOKS = 20;

/** Creates webhooks and rotates their secrets. Both outlive the session, so they throw 401 if it has ended meanwhile. */
@Injectable()
export class WebhookIssuingService {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly service: WebhooksService,
    private readonly checks: WebhookChecks,
    private readonly secrets: WebhookSecretsService,
    private readonly sessions: SessionEnder,
    private readonly db: Database,
    private readonly notice: WebhookNotices,
  ) {}

  create(actor: Identity, draft: NewWebhook): Promise<WebhookCreated> {
    const company_id = companyOf(actor);
    const webhook = Webhook.create(this.checks.checked(draft), company_id);
    return this.db.transaction(async () => {
      await this.sessions.requireLive(actor);
      if ((await this.webhooks.countOf(company_id)) >= MAX_WEBHOOKS) throw new TooManyWebhooks();
      await this.webhooks.add(webhook);
      const secret = await this.secrets.renew(webhook);
      await this.notice.give('webhook.create', actor, webhook);
      return { webhook, secret, ...permissionsOn(actor, 'webhook', webhook) };
    });
  }

  /** Returns a new secret. The previous one signs for another 24 hours. */
  rotate(actor: Identity, id: number): Promise<string> {
    return this.db.transaction(async () => {
      await this.sessions.requireLive(actor);
      const webhook = await this.service.require(actor, id);
      authorize(WebhooksPolicy.rotate_secret, actor, webhook);
      const secret = await this.secrets.renew(webhook);
      await this.notice.give('webhook.rotate_secret', actor, webhook);
      return secret;
    });
  }
}

function companyOf(actor: Identity): string {
  authorize(WebhooksPolicy.create, actor);
  if (actor.company_id === null) throw forbidden(WebhooksPolicy.create);
  return actor.company_id;
}

import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type JsonResource, type Page } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { announcements } from '@app/events';
import type { Language } from '@app/i18n';
import { WEBHOOK } from './nouns';
import type { Webhook, WebhookChange } from './webhook.entity';
import { WebhookChecks } from './webhook-checks';
import { WebhookQueueRepository } from './webhook-queue.repository';
import { WebhooksPolicy } from './webhooks.policy';
import { type WebhookQuery, WebhooksRepository } from './webhooks.repository';
import type { WebhookView } from './webhooks.view';

/** A type of event, described in one language. */
export interface WebhookEventType {
  readonly type: string;
  readonly description: string;
}

@Injectable()
export class WebhooksService {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly queue: WebhookQueueRepository,
    private readonly checks: WebhookChecks,
    private readonly db: Database,
    private readonly audit: Audit,
  ) {}

  listEventTypes(language: Language): WebhookEventType[] {
    return announcements.all.map(({ type, about }) => ({ type, description: about[language] }));
  }

  list(actor: Actor, query: WebhookQuery): Promise<Page<WebhookView>> {
    return this.webhooks.list(actor, query);
  }

  async get(actor: Actor, id: number): Promise<JsonResource<WebhookView>> {
    const webhook = await this.webhooks.find(actor, id);
    if (!webhook) throw new NotFound(WEBHOOK);
    return withPermissions(WebhooksPolicy.read, actor, webhook);
  }

  update(actor: Actor, id: number, change: WebhookChange, expected?: ExpectedVersion): Promise<JsonResource<WebhookView>> {
    return this.db.transaction(async () => {
      const webhook = await this.require(actor, id);
      authorize(WebhooksPolicy.update, actor, webhook);
      expectVersion(webhook, expected);
      webhook.change(this.checks.checked(change));
      await this.webhooks.save(webhook);
      await this.queue.suppressIfInactive(id);
      this.audit.record(actor, 'webhook.update', webhook);
      return this.get(actor, id);
    });
  }

  /** Deletes a webhook with its secrets and its deliveries. Nothing more is sent. */
  remove(actor: Actor, id: number, expected?: ExpectedVersion): Promise<void> {
    return this.db.transaction(async () => {
      const webhook = await this.require(actor, id);
      authorize(WebhooksPolicy.delete, actor, webhook);
      expectVersion(webhook, expected);
      await this.webhooks.remove(webhook);
      this.audit.record(actor, 'webhook.remove', webhook);
    });
  }

  /** Locks a webhook. Throws `NotFound` if the actor may not see it. */
  async require(actor: Actor, id: number): Promise<Webhook> {
    return requireVisible(WebhooksPolicy.read, actor, await this.webhooks.findForUpdate(id));
  }
}

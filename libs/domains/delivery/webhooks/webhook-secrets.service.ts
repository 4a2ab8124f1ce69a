import { Injectable } from '@nestjs/common';
import { Sealer } from '@app/auth';
import type { Webhook } from './webhook.entity';
import { WebhookSecret } from './webhook-secret.entity';
import { WebhookSecretsRepository } from './webhook-secrets.repository';
import { newWebhookSecret } from './webhook-signature';

/** Creates, rotates and reads the secrets of webhooks. */
@Injectable()
export class WebhookSecretsService {
  private readonly sealer = new Sealer('webhook');

  constructor(private readonly secrets: WebhookSecretsRepository) {}

  /** Gives the webhook a new secret, and returns it. The secret before it signs for another day. */
  async renew({ id: webhook_id, company_id }: Pick<Webhook, 'id' | 'company_id'>): Promise<string> {
    const secret = newWebhookSecret();
    await this.secrets.retire(webhook_id);
    const sealed = this.sealer.seal(secret, webhook_id);
    await this.secrets.add(WebhookSecret.create({ company_id, webhook_id, sealed }));
    return secret;
  }

  /** The secrets that sign now. Empty if no key opens them any more. */
  async liveOf(webhook_id: number): Promise<string[]> {
    const live: string[] = [];
    for (const { id, sealed } of await this.secrets.listLive(webhook_id)) {
      const opened = this.sealer.open(sealed, webhook_id);
      if (opened) live.push(opened.text);
      if (opened?.is_stale) await this.secrets.reseal({ id, sealed: this.sealer.seal(opened.text, webhook_id) });
    }
    return live;
  }

  removeEnded(): Promise<void> {
    return this.secrets.removeEnded();
  }
}

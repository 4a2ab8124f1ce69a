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

  /** Creates a new secret for the webhook and returns it. The previous one signs for another 24 hours. */
  async renew({ id: webhook_id, company_id }: Pick<Webhook, 'id' | 'company_id'>): Promise<string> {
    const secret = newWebhookSecret();
    await this.secrets.retire(webhook_id);
    const sealed = this.sealer.seal(secret, webhook_id);
    await this.secrets.add(WebhookSecret.create({ company_id, webhook_id, sealed }));
    return secret;
  }

  /** Returns the secrets that sign now, newest first. Empty if no key decrypts them. A secret of an older key is encrypted anew. */
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

import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit, type NoticedAction, SecurityNotices } from '@app/audit';
import type { Webhook } from './webhook.entity';

/** Records that a person got a secret, and mails them a security notice, so that they notice if somebody else used their session. */
@Injectable()
export class WebhookNotices {
  constructor(
    private readonly audit: Audit,
    private readonly notices: SecurityNotices,
  ) {}

  async give(action: Extract<NoticedAction, `webhook.${string}`>, actor: Actor, webhook: Webhook): Promise<void> {
    this.audit.record(actor, action, webhook);
    await this.notices.send(action, actor.id);
  }
}

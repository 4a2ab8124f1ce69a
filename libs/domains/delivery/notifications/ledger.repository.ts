import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type FeedPage, type FeedRequest, among, and, sql } from '@app/database';
import type { NoticeChannel } from '@app/notices';
import { personOf } from '@organisation/users';
import type { DeliveryView } from './deliveries.view';
import type { DeliveryStatus } from './notification-delivery.entity';
import type { DeliveryFacts } from './notifications.policy';
import { deliveriesVisibleTo } from './notifications.scope';

export interface DeliveryQuery extends FeedRequest {
  readonly user_id?: readonly number[];
  readonly channel?: readonly NoticeChannel[];
  readonly status?: readonly DeliveryStatus[];
  readonly type?: string;
}

/** Reads the ledger. It has no content: neither subjects nor words. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly db: Database) {}

  @FindsResource('delivery')
  subject(id: number): Promise<DeliveryFacts | undefined> {
    return this.db.row(sql<DeliveryFacts>`SELECT d.company_id, d.user_id FROM notification_deliveries d WHERE d.id = ${id}`);
  }

  /** Newest first. */
  list(viewer: Actor, { user_id, channel, status, type, ...part }: DeliveryQuery): Promise<FeedPage<DeliveryView>> {
    return this.db.feed(
      {
        select: sql`d.id, ${personOf(sql`d.user_id`)} AS "user", n.type, d.channel, d.mode, d.status, d.reason, d.due_at, d.attempts, d.error,
          d.mail_id, d.sent_at, CASE WHEN d.user_id IS NULL AND n.resource = 'invitation' THEN n.resource_id::int END AS invitation_id, CASE WHEN d.channel = 'feed' THEN n.read_at END AS read_at, d.created_at`,
        from: sql`notification_deliveries d JOIN notifications n ON n.id = d.notification_id`,
        where: and(
          deliveriesVisibleTo(viewer),
          among(sql`d.user_id`, user_id),
          among(sql`d.channel`, channel),
          among(sql`d.status`, status),
          type && sql`n.type = ${type}`,
        ),
        keys: [{ by: sql`d.id`, type: 'bigint' }],
      },
      part,
    );
  }
}

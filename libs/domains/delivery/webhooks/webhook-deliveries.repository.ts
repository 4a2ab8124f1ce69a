import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type FeedPage, type FeedRequest, type JsonResource, among, and, sql, touched } from '@app/database';
import { WebhookDelivery, type WebhookDeliveryStatus } from './webhook-delivery.entity';
import { type WebhookDeliveryView, webhookDeliveryColumns } from './webhooks.view';

export interface WebhookDeliveryQuery extends FeedRequest {
  readonly status?: readonly WebhookDeliveryStatus[];
  readonly type?: string;
}

export type WebhookDeliveryFacts = Pick<WebhookDelivery, 'company_id'>;
/** A delivery with both ids of its path. */
type DeliveryResource = JsonResource<WebhookDeliveryView> & Pick<WebhookDelivery, 'company_id' | 'webhook_id'>;

const KEEP = '30 days';

/** Reads the log of deliveries, replays them and deletes old ones. The sender uses `WebhookQueueRepository`. */
@Injectable()
export class WebhookDeliveriesRepository {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  list(viewer: Actor, webhook_id: number, { status, type, ...feed }: WebhookDeliveryQuery): Promise<FeedPage<WebhookDeliveryView>> {
    const filters = [among(sql`d.status`, status), type !== undefined && sql`d.type = ${type}`];
    return this.db.feed<WebhookDeliveryView>(
      {
        select: webhookDeliveryColumns,
        from: sql`webhook_deliveries d`,
        where: and(sql`d.company_id = ${viewer.company_id} AND d.webhook_id = ${webhook_id}`, ...filters),
        keys: [
          { by: sql`d.created_at`, type: 'timestamptz' },
          { by: sql`d.id`, type: 'uuid' },
        ],
      },
      feed,
    );
  }

  find(viewer: Actor, webhook_id: number, id: string): Promise<DeliveryResource | undefined> {
    return this.db.row(sql<DeliveryResource>`
      SELECT d.id, d.version, d.webhook_id, d.company_id, (SELECT row_to_json(row) FROM (SELECT ${webhookDeliveryColumns}) row)::text AS json
      FROM webhook_deliveries d WHERE d.id = ${id} AND d.webhook_id = ${webhook_id} AND d.company_id = ${viewer.company_id}`);
  }

  @FindsResource('webhook_delivery')
  subject(id: string): Promise<WebhookDeliveryFacts | undefined> {
    return this.db.row(sql<WebhookDeliveryFacts>`SELECT d.company_id FROM webhook_deliveries d WHERE d.id = ${id}::uuid`);
  }

  async add(delivery: WebhookDelivery): Promise<void> {
    await this.db.add(delivery);
  }

  /** Makes a delivery due at once, with all of its attempts again. */
  async replay(id: string): Promise<void> {
    await this.db.rows(sql`
      UPDATE webhook_deliveries SET status = 'pending', reason = NULL, failures = 0, next_at = now(), ${touched(WebhookDelivery)} WHERE id = ${id}`);
  }

  /** Deletes deliveries after 30 days, unless they are pending. */
  removeOld(): Promise<number> {
    const old = sql`created_at < now() - ${KEEP}::interval AND status <> 'pending'`;
    return this.db.removeInBatches(sql`webhook_deliveries`, old);
  }
}

import { sql } from '@app/database';
import type { WebhookDeliveryRowDto, WebhookRowDto } from './webhooks.dto';

/** The JSON of a webhook, without its secrets. */
export type WebhookView = WebhookRowDto;

/** The JSON of a delivery. */
export type WebhookDeliveryView = WebhookDeliveryRowDto;

const previousEndsAt = sql`(SELECT max(s.ends_at) FROM webhook_secrets s WHERE s.webhook_id = w.id AND s.ends_at > now())`;

/** Columns of a webhook's view, for the table `webhooks w`. */
export const webhookColumns = sql`w.id, w.version, w.url, w.events, w.description, w.is_active, w.paused_at, w.paused_reason,
  w.consecutive_failures, ${previousEndsAt} AS previous_secret_ends_at, w.created_at, w.updated_at`;

/** Columns of a delivery's view, for the table `webhook_deliveries d`. */
export const webhookDeliveryColumns = sql`d.id, d.version, d.webhook_id, d.type, d.payload, d.status, d.reason, d.attempts, d.next_at, d.created_at, d.updated_at`;

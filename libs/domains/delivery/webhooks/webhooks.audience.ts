import { sql } from '@app/database';
import { declareAudience } from '@app/outbox';

// The same condition as in `WebhookQueueRepository.plan`: a paused webhook has deliveries, too, which are suppressed and can be replayed.
declareAudience(
  'WebhooksListeners.plan',
  (company_id) => sql`EXISTS (SELECT FROM webhooks w WHERE w.company_id = ${company_id} AND (w.is_active OR w.paused_at IS NOT NULL))`,
);

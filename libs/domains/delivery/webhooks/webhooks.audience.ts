import { sql } from '@app/database';
import { declareAudience } from '@app/outbox';

// As in the plan of deliveries: a webhook that the system has paused gets them as suppressed, so that they can be replayed.
declareAudience(
  'WebhooksListeners.plan',
  (company_id) => sql`EXISTS (SELECT FROM webhooks w WHERE w.company_id = ${company_id} AND (w.is_active OR w.paused_at IS NOT NULL))`,
);

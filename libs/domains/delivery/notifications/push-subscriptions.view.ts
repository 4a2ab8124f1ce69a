import { sql } from '@app/database';
import type { PushSubscriptionDto } from './push-subscriptions.dto';

/** The JSON of a push subscription, without its keys. */
export type PushSubscriptionView = PushSubscriptionDto;

/** Columns of the view, for the tables `push_subscriptions p` and `sessions s`. */
export const pushSubscriptionColumns = sql`p.id, substring(p.endpoint FROM '^https://([^/]+)') AS service, s.device, p.created_at`;

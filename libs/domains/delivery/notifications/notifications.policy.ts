import { always, anyRole, either, fact, policy, sameCompany, someone } from '@app/auth';
import type { NotificationDelivery } from './notification-delivery.entity';
import type { Notification } from './notification.entity';

/** The facts of a notification that decide permissions. */
export type NotificationFacts = Pick<Notification, 'user_id'>;
export type DeliveryFacts = Pick<NotificationDelivery, 'company_id' | 'user_id'>;

const own = fact('own', someone('its recipient', '받는 사람'), ({ id }, { user_id }: NotificationFacts) => id === user_id);

/** Permissions on a notification: it is its person's alone. */
export const NotificationsPolicy = policy(
  'notification',
  {
    list: anyRole(always),
    read: anyRole(own),
    mark_read: anyRole(own),
    mark_all_read: anyRole(always),
    snooze: anyRole(own),
    /** Programs have webhooks for that. */
    stream: anyRole(always),
  },
  { not_delegable: ['stream'] },
);

/** Permissions on one's own preferences. They have no ID. */
export const PreferencesPolicy = policy('preference', { read: anyRole(always), update: anyRole(always) });

/** Owner of a push subscription. */
export interface PushOwner {
  readonly user_id: number;
}

const ownBrowser = fact('own', someone('its owner', '소유자'), ({ id }, { user_id }: PushOwner) => id === user_id);
const mine = { platform: ownBrowser, admin: ownBrowser, mentor: ownBrowser, mentee: ownBrowser };

/** Permissions on push subscriptions. API keys have none, because a subscription would outlive the key. */
export const PushSubscriptionsPolicy = policy('push_subscription', { list: mine, create: mine, delete: mine }, { is_delegable: false });

/** Permissions on the ledger of deliveries. It has no content, so that admins of a company can read all of it. */
export const DeliveriesPolicy = policy('delivery', {
  list: anyRole(always),
  read: { admin: either(sameCompany, own), mentor: own, mentee: own },
});

import { type PushOwner, PushSubscriptionsPolicy } from '@delivery/notifications/notifications.policy';
import type { Actor } from '@app/auth';
import type { Insert, Kind } from './things';

let source = 0;

/** A notification about the owner's own storage, which everybody may read. */
const aNotification = (insert: Insert, { id, company_id }: Actor) =>
  insert('notifications', {
    company_id,
    user_id: id,
    type: 'quota.level_reached',
    ...{ resource: 'quota', resource_id: String(id), facts: { level: '80' }, source: ++source, is_listed: true },
  });

export const notifications: Readonly<Record<string, Kind>> = {
  notification: {
    at: '/notifications/{id}',
    rows: 'notifications',
    make: aNotification,
    bodies: { 'POST /notifications/{id}/snooze': () => ({ until: new Date(Date.now() + 3_600_000).toISOString() }) },
  },
  delivery: {
    rows: 'notification_deliveries',
    make: async (insert, owner) => {
      const { id: user_id, company_id } = owner;
      const delivery = { channel: 'mail', mode: 'off', status: 'suppressed', reason: 'preference' };
      return insert('notification_deliveries', { notification_id: await aNotification(insert, owner), user_id, company_id, ...delivery });
    },
  },
  push_subscription: {
    at: '/notifications/push-subscriptions/{id}',
    rows: '(SELECT p.id AS subscription_id, p.user_id, u.company_id FROM push_subscriptions p JOIN users u ON u.id = p.user_id)',
    key: 'subscription_id',
    make: async (insert, { id: user_id }) => {
      const session_id = await insert('sessions', { user_id, expires_at: '2099-01-01', last_used_at: new Date() });
      return insert('push_subscriptions', { user_id, session_id, endpoint: `https://push.example/${user_id}`, p256dh: 'x', auth: 'x' });
    },
    seen: (actor, row) => PushSubscriptionsPolicy.list(actor, row as PushOwner),
  },
  preference: { bodies: { 'PATCH /notifications/preferences': () => ({ digest_hour: 8 }) } },
};

/** Marks of a reader on their own list, which the audit log does not record. */
export const untoldMarks: readonly string[] = [
  'POST /notifications/read',
  'POST /notifications/{id}/read',
  'POST /notifications/{id}/snooze',
];

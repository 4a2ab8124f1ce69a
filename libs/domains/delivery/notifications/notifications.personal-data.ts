import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

const DELETED = 'Deleted when the person is anonymised, and after a year.';

declarePersonalData('notifications', {
  notifications: {
    about: ['facts'],
    none: ['company_id', 'type', 'resource', 'resource_id', 'occasion'],
    leaving: DELETED,
    exported: (user_id) => sql`
      SELECT n.id, n.created_at, n.type, n.resource, n.resource_id, n.facts, n.read_at, n.snoozed_until
      FROM notifications n WHERE n.user_id = ${user_id}`,
  },
  mail_canaries: { none: ['company_id'], leaving: 'No person is named. Deleted after a year.' },
  notification_mails: { none: ['window_key'], leaving: DELETED },
  notification_deliveries: {
    about: ['error'],
    none: ['company_id', 'window_key'],
    leaving: DELETED,
    exported: (user_id) => sql`
      SELECT d.id, d.created_at, d.notification_id, d.channel, d.status, d.reason, d.attempts, d.error, d.sent_at
      FROM notification_deliveries d WHERE d.user_id = ${user_id}`,
  },
  push_subscriptions: {
    none: ['endpoint', 'p256dh', 'auth'],
    leaving: 'The rows are deleted with their session, and as soon as the person may no longer sign in.',
    exported: (user_id) => sql`
      SELECT p.id, p.created_at, substring(p.endpoint FROM '^https://([^/]+)') AS service FROM push_subscriptions p WHERE p.user_id = ${user_id}`,
  },
  notification_preferences: {
    none: ['type'],
    leaving: 'Deleted when the person is anonymised.',
    exported: (user_id) => sql`
      SELECT p.type || ' ' || p.channel AS id, p.type, p.channel, p.mode FROM notification_preferences p WHERE p.user_id = ${user_id}`,
  },
});

/** Lists of the demo data that begin with what people do themselves or with what a night brings, and the platform's own. */
export const EMPTY_AT_FIRST = [
  '/auth/passkeys',
  '/auth/identities',
  '/bulk/{}/rows',
  '/calendar/feeds',
  '/calendar/feeds/{}',
  '/dead-letters',
  '/files/storage-reports',
  '/jobs',
  '/notifications',
  '/notifications/deliveries',
  '/notifications/push-subscriptions',
  '/scheduled-tasks',
  '/users/import/{}/rows',
  '/webhooks',
  '/webhooks/{}/deliveries',
];

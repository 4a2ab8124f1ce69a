import { member, policy, sameCompany } from '@app/auth';

/** Permissions on webhooks. API keys only see them, because a webhook would outlive the key. */
export const WebhooksPolicy = policy(
  'webhook',
  {
    list: { admin: member },
    read: { admin: sameCompany },
    create: { admin: member },
    update: { admin: sameCompany },
    delete: { admin: sameCompany },
    rotate_secret: { admin: sameCompany },
    test: { admin: sameCompany },
  },
  { not_delegable: ['create', 'update', 'delete', 'rotate_secret', 'test'] },
);

/** Permissions on the deliveries of a webhook. */
export const WebhookDeliveriesPolicy = policy('webhook_delivery', {
  list: { admin: member },
  read: { admin: sameCompany },
  replay: { admin: sameCompany },
});

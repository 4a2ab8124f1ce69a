import type { Kind } from './things';

const EVENTS = ['task.submitted'];

/** Webhooks of a company, and their deliveries. */
export const webhooks: Readonly<Record<string, Kind>> = {
  webhook: {
    at: '/webhooks/{id}',
    rows: 'webhooks',
    make: (insert, { id, company_id }) =>
      company_id === null ? undefined : insert('webhooks', { company_id, url: `https://hooks.example/${id}`, events: EVENTS }),
    bodies: { 'PATCH /webhooks/{id}': () => ({ description: 'Renamed' }) },
  },
  webhook_delivery: {
    at: '/webhooks/{id}/deliveries/{delivery_id}',
    rows: `(SELECT d.*, d.webhook_id || '/' || d.id AS place FROM webhook_deliveries d)`,
    key: 'place',
    make: (insert, { id, company_id }) => {
      if (company_id === null) return undefined;
      const sent = { type: 'task.submitted', payload: {}, status: 'delivered' };
      return insert('webhooks', { company_id, url: `https://hooks.example/of/${id}`, events: EVENTS }).then(
        async (webhook_id) => `${webhook_id}/${await insert('webhook_deliveries', { company_id, webhook_id, ...sent })}`,
      );
    },
  },
};

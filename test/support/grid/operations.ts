import type { Kind } from './things';

const DUE = '2030-01-15T10:00:00Z';

export const operations: Readonly<Record<string, Kind>> = {
  dead_letter: {
    at: '/dead-letters/{id}',
    rows: "(SELECT * FROM outbox WHERE name = 'remind_nobody')",
    make: (insert) => insert('outbox', { queue: 'default', name: 'remind_nobody', payload: { of: 1 }, next_at: DUE, status: 'failed' }),
  },
  job: {
    at: '/jobs/{id}',
    rows: 'outbox',
    make: (insert, { id, company_id }) =>
      insert('outbox', { user_id: id, company_id, queue: 'default', name: 'send_email', payload: {}, next_at: DUE, status: 'failed' }),
  },
  queue: {},
  scheduled_task: {
    at: '/scheduled-tasks/{name}',
    rows: 'scheduled_tasks',
    key: 'name',
    make: (insert, { id }) => insert('scheduled_tasks', { name: `task_${id}`, cron: '0 0 1 1 *', queue: 'default', next_at: DUE }, 'name'),
    bodies: { 'PATCH /scheduled-tasks/{name}': () => ({ enabled: false }) },
  },
};

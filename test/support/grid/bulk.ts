import { randomUUID } from 'node:crypto';
import type { Kind } from './things';

const DUE = '2030-01-15T10:00:00Z';

export const bulk: Readonly<Record<string, Kind>> = {
  bulk: {
    at: '/bulk/{id}',
    rows: 'bulk_operations',
    make: (insert, { id, company_id }) => {
      if (company_id === null) return undefined;
      const action = { resource: 'task', action: 'cancel', values: {}, row_count: 0 };
      return insert('bulk_operations', { company_id, user_id: id, session_id: 0, ...action, token_hash: randomUUID(), expires_at: DUE });
    },
    named: ['POST /bulk-undos'],
    bodies: {
      'POST /mentorships/bulk': () => ({ dry_run: true, action: 'remind', filter: {} }),
      'POST /tasks/bulk': () => ({ dry_run: true, action: 'cancel', filter: {} }),
      'POST /users/bulk': () => ({ dry_run: true, action: 'suspend', filter: {} }),
      'POST /users/invitations/bulk': () => ({ dry_run: true, action: 'remind', filter: {} }),
    },
  },
};

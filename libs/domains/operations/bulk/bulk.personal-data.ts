import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

const LEAVING =
  'Deleted a day after an unused preview has expired. After a run, inputs and former values are deleted when no undo is possible, details after 30 days.';

declarePersonalData('bulk', {
  bulk_operations: {
    made: ['values'],
    none: ['company_id', 'resource', 'action', 'token_hash', 'undo_token_hash'],
    leaving: 'Previews are deleted a day after they have expired, operations 30 days after their end.',
    exported: (user_id) => sql`
      SELECT b.id, b.created_at, b.resource, b.action, b.row_count, b.status FROM bulk_operations b WHERE b.user_id = ${user_id}`,
  },
  bulk_reminders: {
    none: ['company_id', 'resource'],
    leaving: 'Deleted after a day.',
  },
  bulk_rows: {
    about: ['input', 'before', 'details'],
    none: ['company_id', 'code', 'error'],
    leaving: LEAVING,
    withheld: { columns: ['input', 'before', 'details'], because: 'A row is about another person or thing, which has the data itself.' },
  },
});

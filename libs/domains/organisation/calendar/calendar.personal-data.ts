import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('calendar', {
  holidays: {
    made: ['name'],
    none: ['company_id'],
    leaving: 'Kept.',
  },
  leaves: {
    about: ['note', 'kind', 'start_on', 'end_on'],
    none: ['company_id'],
    leaving: 'The rows are deleted when their person is anonymised.',
    exported: (user_id) => sql`
      SELECT l.id, l.created_at, l.kind, l.start_on, l.end_on, l.note FROM leaves l WHERE l.user_id = ${user_id}`,
  },
});

import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('feeds', {
  calendar_feeds: {
    about: ['name'],
    none: ['hash'],
    leaving: 'The rows are deleted as soon as the person may no longer sign in.',
    exported: (user_id) => sql`
      SELECT f.id, f.created_at, f.name, f.last_used_at FROM calendar_feeds f WHERE f.user_id = ${user_id}`,
  },
});

import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('memos', {
  memos: {
    said: ['body'],
    none: ['company_id'],
    leaving:
      'Memos about the person and private ones are deleted when the person is anonymised. A shared memo becomes a tombstone when the words of its author expire.',
    exported: (user_id) => sql`
      SELECT m.id, m.created_at, m.updated_at, m.task_id, m.visibility, m.pinned, m.body,
        CASE WHEN m.user_id = ${user_id} THEN 'you' WHEN m.user_id IS NOT NULL THEN 'another person' END AS about
      FROM memos m WHERE m.author_id = ${user_id}`,
  },
});

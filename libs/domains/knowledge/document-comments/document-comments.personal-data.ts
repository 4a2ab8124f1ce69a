import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('document-comments', {
  document_comments: {
    said: ['body'],
    made: ['quote'],
    none: ['company_id'],
    leaving: 'A comment becomes a tombstone when the words of its author expire. Its quote is a text of the company, and is kept.',
    exported: (user_id) => sql`
      SELECT c.id, c.created_at, c.updated_at, c.document_id, c.body FROM document_comments c WHERE c.author_id = ${user_id}`,
  },
});

import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('attachments', {
  attachments: {
    none: ['company_id', 'resource', 'resource_id'],
    leaving:
      'A row and its file are deleted with the thing that it is attached to, with the words of that thing, and when the words of the person who uploaded it expire.',
    exported: (user_id) => sql`
      SELECT x.id, x.created_at, x.resource, x.resource_id FROM attachments x JOIN files f ON f.id = x.id WHERE f.user_id = ${user_id}`,
  },
});

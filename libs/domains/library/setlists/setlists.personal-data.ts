import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('setlists', {
  setlist_items: {
    about: ['note'],
    none: ['company_id'],
    leaving: 'The rows are deleted with their setlist.',
    exported: (user_id) => sql`
      SELECT i.id, i.created_at, i.setlist_id, i.score_id, i.position, i.transposition, i.note
      FROM setlist_items i JOIN setlists l ON l.id = i.setlist_id WHERE l.user_id = ${user_id}`,
  },
  setlists: {
    about: ['title', 'description'],
    none: ['company_id'],
    leaving: 'The rows are deleted when their person is anonymised.',
    exported: (user_id) => sql`
      SELECT l.id, l.created_at, l.updated_at, l.title, l.description FROM setlists l WHERE l.user_id = ${user_id}`,
  },
});

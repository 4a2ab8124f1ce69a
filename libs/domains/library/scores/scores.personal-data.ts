import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('scores', {
  score_versions: {
    about: ['pdf_title', 'info_error', 'thumbnail_error'],
    none: ['company_id'],
    leaving: 'The rows are deleted with their score.',
    exported: (user_id) => sql`
      SELECT v.id, v.created_at, v.score_id, v.number, v.file_id, v.pages, v.pdf_title, v.info_error, v.thumbnail_error
      FROM score_versions v JOIN scores s ON s.id = v.score_id WHERE s.user_id = ${user_id}`,
  },
  scores: {
    about: ['title', 'composer', 'arranger', 'instrumentation', 'genre', 'difficulty', 'tags', 'note'],
    none: ['company_id'],
    leaving: 'The rows are deleted when their person is anonymised.',
    exported: (user_id) => sql`
      SELECT s.id, s.created_at, s.updated_at, s.title, s.composer, s.arranger, s.instrumentation, s.genre, s.difficulty, s.tags, s.note,
        s.current_number, s.trashed_at FROM scores s WHERE s.user_id = ${user_id}`,
  },
});

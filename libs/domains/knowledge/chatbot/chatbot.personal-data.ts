import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

const DELETED = 'Deleted when the person is anonymised.';

declarePersonalData('chatbot', {
  chatbot_sessions: {
    about: ['title', 'summary'],
    none: ['company_id'],
    leaving: DELETED,
    exported: (user_id) => sql`
      SELECT s.id, s.created_at, s.updated_at, s.title, s.summary FROM chatbot_sessions s WHERE s.user_id = ${user_id}`,
  },
  chatbot_messages: {
    about: ['text'],
    none: ['company_id', 'language'],
    leaving: DELETED,
    exported: (user_id) => sql`
      SELECT m.id, m.created_at, m.session_id, m.role, m.question_id, m.kind, m.text FROM chatbot_messages m WHERE m.user_id = ${user_id}`,
  },
  chatbot_citations: {
    made: ['title', 'heading', 'quote', 'sentence'],
    none: ['company_id'],
    leaving: 'Deleted when the person is anonymised, and when the document is purged.',
    withheld: {
      columns: ['title', 'heading', 'quote', 'sentence'],
      because: 'They are parts of documents, which the person may not read any more.',
    },
  },
  chatbot_feedback: {
    about: ['comment'],
    none: ['company_id'],
    leaving: DELETED,
    exported: (user_id) => sql`
      SELECT f.message_id AS id, f.created_at, f.rating, f.comment
      FROM chatbot_feedback f JOIN chatbot_messages m ON m.id = f.message_id WHERE m.user_id = ${user_id}`,
  },
  chatbot_handovers: { none: ['company_id'], leaving: 'Deleted when the person is anonymised, and the words of the task with it.' },
});

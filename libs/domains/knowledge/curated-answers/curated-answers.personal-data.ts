import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('curated-answers', {
  curated_answers: {
    made: ['questions', 'answer', 'decline_reason'],
    none: ['company_id', 'question_keys', 'documents'],
    leaving: 'Kept. The author is shown as a former member.',
    exported: (user_id) => sql`
      SELECT c.id, c.created_at, c.updated_at, c.status, c.questions, c.answer, c.decline_reason FROM curated_answers c WHERE c.author_id = ${user_id}`,
  },
});

import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';

declarePersonalData('curated-answers', {
  curated_answers: {
    made: ['questions', 'answer'],
    none: ['company_id', 'question_keys'],
    leaving: 'Kept. The author is shown as a former member.',
    exported: (user_id) => sql`
      SELECT c.id, c.created_at, c.updated_at, c.status, c.questions, c.answer FROM curated_answers c WHERE c.author_id = ${user_id}`,
  },
});

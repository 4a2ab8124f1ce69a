import { type Sql, sql } from '@app/database';

/** Time of the last comment by mentor or mentee, submission or review on a task of the mentorship, as SQL. NULL if there is none. */
export const lastTaskContact = (m: Sql): Sql => sql`(
  SELECT greatest(
    max((SELECT max(c.created_at) FROM task_comments c WHERE c.task_id = t.id AND c.author_id IN (${m}.mentor_id, ${m}.mentee_id))),
    max((SELECT max(greatest(s.created_at, s.reviewed_at)) FROM task_submissions s WHERE s.task_id = t.id)))
  FROM tasks t WHERE t.mentorship_id = ${m}.id)`;

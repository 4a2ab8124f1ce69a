import { type Sql, sql } from '@app/database';

/** The last time at which mentor and mentee had to do with each other on a task of a mentorship, as SQL; NULL if never. */
export const lastTaskContact = (m: Sql): Sql => sql`(
  SELECT greatest(
    max((SELECT max(c.created_at) FROM task_comments c WHERE c.task_id = t.id AND c.author_id IN (${m}.mentor_id, ${m}.mentee_id))),
    max((SELECT max(greatest(s.created_at, s.reviewed_at)) FROM task_submissions s WHERE s.task_id = t.id)))
  FROM tasks t WHERE t.mentorship_id = ${m}.id)`;

import { type Actor, Role } from '@app/auth';
import { type Sql, computedOnce, sql } from '@app/database';
import { substitutedBy, substitutesOf } from '@organisation/calendar';
import { isOpenTask, isSubmitted } from './task-predicates';

/** The reviewer of a task (`t`) has to do with it while it is open. Outside a mentorship the reviewer manages it, and has so for good. */
const isReviewedNow = sql`(t.mentorship_id IS NULL OR (t.mentor_id IS NOT NULL AND ${isOpenTask(sql`t`)}))`;

const isForSubstitute = sql`(${isReviewedNow} AND ${isSubmitted(sql`t`)})`;

/**
 * SQL array of the ids of those to whom the work on a task (`t`) was handed in: the mentor as long as the two are a pair, the reviewer, and
 * while it waits for its review those who stand in for the reviewer.
 */
export const receiversOfTask = sql`array_remove(ARRAY[t.mentor_id, CASE WHEN ${isReviewedNow} THEN t.reviewer_id END]
  || CASE WHEN ${isForSubstitute} THEN ${substitutesOf(sql`t.reviewer_id`)} END, NULL)`;

/** SQL array of the ids of documents that were handed in to the actor. Computed once for a statement. */
export function documentsHandedInTo({ id, role, company_id }: Actor): Sql {
  if (role === Role.Mentee) return sql`'{}'::int[]`;
  const handed = sql`ARRAY(
    SELECT s.document_id FROM task_submissions s JOIN tasks t ON t.id = s.task_id
    WHERE s.company_id = ${company_id} AND t.company_id = ${company_id} AND s.document_id IS NOT NULL AND (t.mentor_id = ${id}
      OR (t.reviewer_id = ${id} AND ${isReviewedNow}) OR (t.reviewer_id = ANY (${substitutedBy(id)}) AND ${isForSubstitute})))`;
  return computedOnce('documents_handed_in', 'int[]', handed);
}

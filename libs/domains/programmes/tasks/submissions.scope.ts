import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
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

/** True if the work on a task (`t`) was handed in to the actor: the same for one person. */
export const isHandedInTo = ({ id }: Actor): Sql => sql`(t.mentor_id = ${id}
  OR (t.reviewer_id = ${id} AND ${isReviewedNow}) OR (t.reviewer_id = ANY (${substitutedBy(id)}) AND ${isForSubstitute}))`;

import { type Actor, Role } from '@app/auth';
import { type Sql, computedOnce, sql } from '@app/database';
import {
  accessFacts,
  documentsGiven,
  foldersGiven,
  foldersReadable,
  foldersUnlocked,
  isClosed,
  isGivenTo,
  isFolderOpenTo,
} from '@knowledge/folders';
import { isAdmin, maySignIn } from '@organisation/users';
import { isHandedInTo, receiversOfTask } from '@programmes/tasks';

/** True if readers see the published version of a row of documents. */
export const isShownDocument = (d: Sql): Sql => sql`(${d}.status = 'published' AND ${d}.trashed_at IS NULL)`;

/** True if a row of documents is neither archived nor in the trash. */
export const isKeptDocument = (d: Sql): Sql => sql`(${d}.status <> 'archived' AND ${d}.trashed_at IS NULL)`;

/** True if a row of documents is overdue: the time until which it counts as checked has passed. */
export const isOverdueDocument = (d: Sql): Sql => sql`coalesce(${d}.verified_until < now(), false)`;

/** Documents that were handed in to the actor by those who own them now. */
function documentsHandedInTo(actor: Actor): Sql {
  const { role, company_id } = actor;
  if (role === Role.Mentee) return sql`'{}'::int[]`;
  const handed = sql`ARRAY(
    SELECT s.document_id FROM task_submissions s JOIN tasks t ON t.id = s.task_id
      JOIN documents h ON h.id = s.document_id AND h.company_id = s.company_id AND h.owner_id = s.author_id
    WHERE s.company_id = ${company_id} AND t.company_id = ${company_id} AND s.document_id IS NOT NULL AND ${isHandedInTo(actor)})`;
  return computedOnce('documents_handed_in', 'int[]', handed);
}

/**
 * True if a row of documents is published, not in the trash, and readable by the actor. Which folders and documents the actor may read does
 * not depend on the row, so Postgres computes these arrays once per statement.
 */
export const readableDocument = (actor: Actor, d: Sql): Sql => sql`(${d}.company_id = ${actor.company_id} AND ${isShownDocument(d)}
  AND (${d}.folder_id = ANY (${foldersReadable(actor)}) OR ${d}.id = ANY (${documentsGiven(actor, 'view')})
    OR ${d}.id = ANY (${documentsHandedInTo(actor)})))`;

/** Documents that an admin has opened within the last hour. */
const opened = ({ id }: Actor): Sql =>
  computedOnce(
    'documents_opened',
    'int[]',
    sql`ARRAY(SELECT o.document_id FROM document_openings o WHERE o.user_id = ${id} AND o.expires_at > now())`,
  );

/** `DocumentsPolicy.read_draft` as an SQL condition. */
export function draftVisibleTo(actor: Actor, d: Sql): Sql {
  const given = sql`${d}.folder_id = ANY (${foldersGiven(actor, 'draft')}) OR ${d}.id = ANY (${documentsGiven(actor, 'draft')})`;
  if (actor.role !== Role.Admin) return sql`(${given})`;
  const reached = sql`(${d}.draft IN ('none', 'in_review') OR ${d}.drafted_by = ${actor.id})`;
  return sql`(${given} OR ${d}.id = ANY (${opened(actor)}) OR (${d}.folder_id = ANY (${foldersUnlocked(actor)}) AND ${reached}))`;
}

/** `DocumentsPolicy.read` as an SQL condition. */
export function documentsVisibleTo(actor: Actor, d: Sql): Sql {
  const either = sql`${readableDocument(actor, d)} OR ${draftVisibleTo(actor, d)}`;
  const kept = sql`${d}.status <> 'draft' AND ${d}.folder_id = ANY (${foldersUnlocked(actor)})`;
  return sql`${d}.company_id = ${actor.company_id} AND (${either}${actor.role === Role.Admin ? sql` OR (${kept})` : sql``})`;
}

/** The columns that `DocumentsPolicy` needs, of `documents d JOIN folders f`. */
export const documentFacts = sql`d.company_id, d.status, d.draft, d.trashed_at, d.owner_id, d.verifier_id, d.drafted_by,
  ARRAY(SELECT o.user_id FROM document_openings o WHERE o.document_id = d.id AND o.expires_at > now()) AS opened_by,
  ARRAY(SELECT unnest(${receiversOfTask}) FROM task_submissions s JOIN tasks t ON t.id = s.task_id
    WHERE s.document_id = d.id AND s.author_id = d.owner_id AND s.company_id = d.company_id AND t.company_id = d.company_id) AS received_by, ${accessFacts(sql`d.id`)}`;

/**
 * True if a person (`u`) of the company may sign in and is a lasting reader of a document `d` in a folder `f`. This is
 * `DocumentsPolicy.read`, except that three things do not count: an opening for an hour, drafts that admins reach, and documents that were
 * handed in. For statements about many people.
 */
export const isReader = (u: Sql): Sql => sql`(${maySignIn(u)} AND (${isGivenTo(u, 'draft')}
  OR (${isShownDocument(sql`d`)} AND (${isGivenTo(u, 'view')} OR ${isFolderOpenTo(u)}))
  OR (${isAdmin(u)} AND d.status <> 'draft' AND NOT ${isClosed})))`;

import { type Actor, Role } from '@app/auth';
import { type Sql, computedOnce, sql } from '@app/database';
import { isCurrent } from '@organisation/pairs';

/** Rights that an entry of an access list gives. The level `edit` and `manages` both give `draft`. */
export type Right = 'view' | 'comment' | 'edit' | 'manage' | 'draft';

const RIGHTS: Readonly<Record<Right, Sql>> = {
  view: sql`true`,
  comment: sql`a.level >= 'comment'`,
  edit: sql`a.level = 'edit'`,
  manage: sql`a.manages`,
  draft: sql`(a.level = 'edit' OR a.manages)`,
};

/** The actor's department and those above it. */
const above = ({ department_id, company_id }: Actor): Sql =>
  computedOnce(
    'departments_above',
    'int[]',
    sql`ARRAY(
      WITH RECURSIVE above AS (
        SELECT d.id, d.parent_id FROM departments d WHERE d.id = ${department_id} AND d.company_id = ${company_id}
        UNION SELECT d.id, d.parent_id FROM departments d JOIN above a ON d.id = a.parent_id AND d.company_id = ${company_id})
      SELECT above.id FROM above)`,
  );

const mentorshipsOf = ({ id, company_id }: Actor): Sql =>
  computedOnce(
    'pairs_joined',
    'text[]',
    sql`ARRAY(SELECT m.id::text FROM mentorships m
    WHERE m.company_id = ${company_id} AND ${isCurrent(sql`m`)} AND (m.mentor_id = ${id} OR m.mentee_id = ${id}))`,
  );

/** True if an entry (`a`) gives the actor a right. */
const givesTo = (actor: Actor, right: Right): Sql => sql`a.company_id = ${actor.company_id} AND ${RIGHTS[right]} AND (
  a.principal_kind = 'company' OR (a.principal_kind = 'role' AND a.principal_id = ${actor.role})
  OR (a.principal_kind = 'user' AND a.principal_id = ${String(actor.id)})
  OR (a.principal_kind = 'department' AND a.principal_id = ANY (${above(actor)}::text[]))
  OR (a.principal_kind = 'mentorship' AND a.principal_id = ANY (${mentorshipsOf(actor)})))`;

/** True if a folder (`p`), taken by itself, is open to the actor. Every folder that is not private is open to an admin. */
const isOpenBySelf = (actor: Actor): Sql =>
  actor.role === Role.Admin
    ? sql`NOT p.is_private`
    : sql`NOT p.is_private AND (p.department_id IS NULL OR p.department_id = ANY (${above(actor)}))`;

/**
 * SQL array of the ids of folders of the actor's company that meet a condition on all folders (`p`) on their path. A company has few
 * folders, so all are examined at once.
 */
const foldersHaving = (name: string, actor: Actor, having: Sql, given = sql``): Sql =>
  computedOnce(
    name,
    'int[]',
    sql`ARRAY(
      SELECT f.id FROM folders f CROSS JOIN LATERAL unnest(f.path) step (id) JOIN folders p ON p.id = step.id AND p.company_id = f.company_id ${given}
      WHERE f.company_id = ${actor.company_id} GROUP BY f.id HAVING ${having})`,
  );

const entries = (actor: Actor, right: Right): Sql => sql`LEFT JOIN (
  SELECT DISTINCT a.folder_id FROM document_access a WHERE a.folder_id IS NOT NULL AND ${givesTo(actor, right)}) given ON given.folder_id = p.id`;

/** SQL array of the ids of folders in which entries give the actor a right. */
export const foldersGiven = (actor: Actor, right: Right): Sql =>
  foldersHaving(`folders_given_${right}`, actor, sql`bool_or(given.folder_id IS NOT NULL)`, entries(actor, right));

/** SQL array of the ids of folders that the actor may read: `FoldersPolicy.read`. */
export const foldersReadable = (actor: Actor): Sql =>
  foldersHaving(
    'folders_readable',
    actor,
    sql`bool_or(given.folder_id IS NOT NULL) OR bool_and(${isOpenBySelf(actor)})`,
    entries(actor, 'view'),
  );

/** SQL array of the ids of all folders of the company that are neither private nor in a private one. */
export const foldersUnlocked = (actor: Actor): Sql => foldersHaving('folders_unlocked', actor, sql`bool_and(NOT p.is_private)`);

/** SQL array of the ids of documents whose own entries give the actor a right. */
export const documentsGiven = (actor: Actor, right: Right): Sql =>
  computedOnce(
    `documents_given_${right}`,
    'int[]',
    sql`ARRAY(SELECT a.document_id FROM document_access a WHERE a.document_id IS NOT NULL AND ${givesTo(actor, right)})`,
  );

/** SQL array of the ids of a department and all departments beneath it, in the company of a folder `f`. */
const beneath = (id: Sql): Sql => sql`ARRAY(
  WITH RECURSIVE beneath (id) AS (
    SELECT ${id} UNION SELECT d.id FROM departments d JOIN beneath b ON d.parent_id = b.id WHERE d.company_id = f.company_id)
  SELECT beneath.id FROM beneath)`;

const members = sql`CASE a.principal_kind
  WHEN 'department' THEN ${beneath(sql`a.principal_id::int`)}
  WHEN 'mentorship' THEN ARRAY(SELECT unnest(ARRAY[m.mentor_id, m.mentee_id]) FROM mentorships m
    WHERE m.company_id = f.company_id AND m.id = a.principal_id::int AND ${isCurrent(sql`m`)})
  ELSE '{}'::int[] END`;

/** Columns of `AccessFacts`, except `company_id`, for a folder `f` or for a document in it. */
export const accessFacts = (document_id = sql`NULL::int`): Sql => sql`
  (SELECT bool_or(p.is_private) FROM folders p WHERE p.company_id = f.company_id AND p.id = ANY (f.path)) AS is_closed,
  (SELECT coalesce(json_agg(${beneath(sql`p.department_id`)}), '[]') FROM folders p
    WHERE p.company_id = f.company_id AND p.id = ANY (f.path) AND p.department_id IS NOT NULL) AS departments,
  (SELECT coalesce(json_agg(json_build_object('kind', a.principal_kind, 'principal', a.principal_id, 'members', ${members},
    'level', a.level, 'manages', a.manages)), '[]') FROM document_access a
    WHERE a.company_id = f.company_id AND (a.folder_id = ANY (f.path) OR a.document_id = ${document_id})) AS grants`;

/** True if a person (`u`) is among the principals of an entry `a`, where `f` is the folder or that of the document. */
export const isPrincipal = (
  u: Sql,
): Sql => sql`CASE a.principal_kind WHEN 'company' THEN true WHEN 'role' THEN ${u}.role::text = a.principal_id
  WHEN 'user' THEN ${u}.id = a.principal_id::int WHEN 'department' THEN ${u}.department_id = ANY (${members}) ELSE ${u}.id = ANY (${members}) END`;

/**
 * True if an entry gives a person (`u`) a right on a document `d` in a folder `f`. It decides as the facts of an actor do, and suits
 * statements about many people.
 */
export const isGivenTo = (u: Sql, right: Right): Sql => sql`EXISTS (SELECT FROM document_access a
  WHERE a.company_id = f.company_id AND (a.folder_id = ANY (f.path) OR a.document_id = d.id) AND ${RIGHTS[right]} AND ${isPrincipal(u)})`;

/** True if a folder `f` is private or beneath a private one. */
export const isClosed = sql`EXISTS (SELECT FROM folders p WHERE p.company_id = f.company_id AND p.id = ANY (f.path) AND p.is_private)`;

/** True if a folder `f` is open to a person (`u`) of its company without an entry: to everybody, or because of their department. */
export const isFolderOpenTo = (u: Sql): Sql => sql`NOT EXISTS (SELECT FROM folders p
  WHERE p.company_id = f.company_id AND p.id = ANY (f.path) AND (p.is_private
    OR (p.department_id IS NOT NULL AND NOT coalesce(${u}.department_id = ANY (${beneath(sql`p.department_id`)}), false))))`;

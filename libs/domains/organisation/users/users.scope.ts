import { type Actor, Role } from '@app/auth';
import { type Sql, containing, matching, sql } from '@app/database';
import { pairedWith } from '@organisation/pairs';
import { inDirectory, isHere } from './user-predicates';

/** The joined tables of a person's view. */
export const people = sql`users u LEFT JOIN companies c ON c.id = u.company_id LEFT JOIN departments d ON d.id = u.department_id`;

const isListed = inDirectory(sql`u`);

export const runsCompany = ({ role, company_id }: Actor): boolean => role === Role.Admin && company_id !== null;

/** `UsersPolicy.read` as an SQL condition. */
export function usersVisibleTo(viewer: Actor): Sql {
  const { id, company_id } = viewer;
  if (company_id === null) return sql`u.id = ${id}`;
  return runsCompany(viewer) ? sql`u.company_id = ${company_id}` : sql`(u.id = ${id} OR (u.company_id = ${company_id} AND ${isListed}))`;
}

/** `UsersPolicy.find` as an SQL condition. */
export function usersListedTo(viewer: Actor): Sql {
  const { id, role, company_id, department_id } = viewer;
  if (role !== Role.Mentee || company_id === null) return usersVisibleTo(viewer);
  const near = sql`(u.department_id = ${department_id} OR ${pairedWith(viewer, sql`u.id`)})`;
  return sql`(u.id = ${id} OR (u.company_id = ${company_id} AND ${isListed} AND ${near}))`;
}

/** `UsersPolicy.work_with` as an SQL condition for other domains: the viewer can assign work to the person with this id. */
export const worksWith = ({ id, company_id }: Actor, other: number | Sql): Sql =>
  sql`EXISTS (SELECT FROM users other WHERE other.id = ${other}
    AND (other.id = ${id} OR (other.company_id = ${company_id} AND ${isHere(sql`other`)})))`;

/** True if the department is one of these or a subdepartment. */
export const withinDepartments = (department_id: Sql, ids: readonly number[]): Sql => sql`${department_id} = ANY (ARRAY(
  WITH RECURSIVE beneath (id) AS (
    SELECT unnest(${ids}::int[]) UNION SELECT d.id FROM departments d JOIN beneath b ON d.parent_id = b.id)
  SELECT id FROM beneath))`;

/** True if the person is in one of these departments or a subdepartment. */
export const isWithinDepartments = (user_id: Sql, ids: readonly number[]): Sql =>
  sql`${user_id} IN (SELECT u.id FROM users u WHERE ${withinDepartments(sql`u.department_id`, ids)})`;

/** Matches people with the text in their name. The index also has tags, so the name is compared again. */
export const isNamed = (user_id: Sql, text: string): Sql => sql`${user_id} IN (
  SELECT u.id FROM users u WHERE ${matching(sql`words_of(u.name, u.tags)`, text)} AND lower(u.name) LIKE ${containing(text.toLowerCase())})`;

/** Builds the short JSON of a person, given their table alias. */
export const person = (u: Sql): Sql => sql`json_build_object('id', ${u}.id, 'name', ${u}.name, 'profile_image', ${u}.profile_image)`;

/** The same by id. Null if there is no such person. */
export const personOf = (id: Sql): Sql => sql`(SELECT ${person(sql`p`)} FROM users p WHERE p.id = ${id})`;

/** `UsersPolicy.read_fully` in SQL for a visible person, unless the viewer is an admin of the company. */
export const fullyVisibleTo = (viewer: Actor): Sql =>
  viewer.company_id === null ? sql`u.id = ${viewer.id}` : sql`(u.id = ${viewer.id} OR (${isListed} AND ${pairedWith(viewer, sql`u.id`)}))`;

/** A column outside the directory, for searching, filtering and ordering. It is null where the viewer may not see it. */
export const userColumnSeenBy = (viewer: Actor, column: Sql): Sql =>
  runsCompany(viewer) ? column : sql`CASE WHEN ${fullyVisibleTo(viewer)} THEN ${column} END`;

import type { Actor, Role } from '@app/auth';
import { type Instant, type Sql, among, and, between, containing, havingAll, matching, sql } from '@app/database';
import { isHere } from './user-predicates';
import type { UserStatus } from './user-status';
import { userColumnSeenBy, usersListedTo, withinDepartments } from './users.scope';

/** Filters of a list of people. */
export interface UserFilter {
  readonly search?: string;
  readonly ids?: readonly number[];
  readonly role?: readonly Role[];
  /** These departments and their subdepartments. */
  readonly department_id?: readonly number[];
  readonly status?: readonly UserStatus[];
  /** People must have all of these tags. */
  readonly tags?: readonly string[];
  /** From the times `…_after` on, and before `…_before`. */
  readonly created_after?: Instant;
  readonly created_before?: Instant;
  readonly last_login_after?: Instant;
  readonly last_login_before?: Instant;
}

/** SQL condition for the scope and filters of every list and export of people. */
export function listedUsers(viewer: Actor, { search, ids, role, department_id, tags, ...filter }: UserFilter): Sql {
  return and(
    usersListedTo(viewer),
    ...listedBySeen(viewer, filter),
    search && named(search, userColumnSeenBy(viewer, sql`u.email`)),
    among(sql`u.id`, ids),
    among(sql`u.role`, role),
    department_id && withinDepartments(sql`u.department_id`, department_id),
    havingAll(sql`u.tags`, tags),
  );
}

/** Filters by columns that a viewer does not see of everybody. */
function listedBySeen(viewer: Actor, { status, created_after, created_before, last_login_after, last_login_before }: UserFilter) {
  const seen = (column: Sql) => userColumnSeenBy(viewer, column);
  return [
    among(seen(sql`u.status`), status) ?? isHere(sql`u`),
    ...between(seen(sql`u.created_at`), created_after, created_before),
    ...between(seen(sql`u.last_login_at`), last_login_after, last_login_before),
  ];
}

const ASCII = /^[\x20-\x7e]+$/;

/** Searches the name, the tags and, where it is visible, the e-mail address. */
function named(search: string, email: Sql): Sql {
  const words = matching(sql`words_of(u.name, u.tags)`, search);
  // An address has only ASCII letters, and a needless search in it would prevent the use of the index.
  return ASCII.test(search) ? sql`(${words} OR ${email} LIKE ${containing(search.toLowerCase())})` : words;
}

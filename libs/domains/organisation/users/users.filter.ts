import type { Actor, Role } from '@app/auth';
import { type Instant, type Sql, among, and, between, containing, havingAll, matching, sql } from '@app/database';
import { isHere } from './user-predicates';
import type { UserStatus } from './user-status';
import { userColumnSeenBy, usersListedTo, withinDepartments } from './users.scope';

/** Which of the people that somebody may see they ask for. */
export interface UserFilter {
  readonly search?: string;
  readonly ids?: readonly number[];
  readonly role?: readonly Role[];
  /** These departments and all beneath them. */
  readonly department_id?: readonly number[];
  readonly status?: readonly UserStatus[];
  /** All of them. */
  readonly tags?: readonly string[];
  /** From these moments, and before those. */
  readonly created_after?: Instant;
  readonly created_before?: Instant;
  readonly last_login_after?: Instant;
  readonly last_login_before?: Instant;
}

/** The list's scope and filters, for every statement that answers with people: the list, the export. */
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

/** By columns that not every viewer sees of everybody. */
function listedBySeen(viewer: Actor, { status, created_after, created_before, last_login_after, last_login_before }: UserFilter) {
  const seen = (column: Sql) => userColumnSeenBy(viewer, column);
  return [
    among(seen(sql`u.status`), status) ?? isHere(sql`u`),
    ...between(seen(sql`u.created_at`), created_after, created_before),
    ...between(seen(sql`u.last_login_at`), last_login_after, last_login_before),
  ];
}

const ASCII = /^[\x20-\x7e]+$/;

/** In the name, a tag or, where it is seen, the e-mail address. */
function named(search: string, email: Sql): Sql {
  const words = matching(sql`words_of(u.name, u.tags)`, search);
  // No address has a Korean letter, and asking would keep the word's index from being used.
  return ASCII.test(search) ? sql`(${words} OR ${email} LIKE ${containing(search.toLowerCase())})` : words;
}

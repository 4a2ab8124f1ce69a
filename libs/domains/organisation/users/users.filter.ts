import type { Actor, Role } from '@app/auth';
import { type Sql, containing, every, sql } from '@app/database';
import type { UserStatus } from './user-status';
import { listedTo, seenBy } from './users.scope';

/** Which of the people that somebody may see they ask for. */
export interface UserFilter {
  readonly search?: string;
  readonly role?: Role;
  readonly department_id?: number;
  readonly status?: UserStatus;
  readonly tag?: string;
}

/** The list's scope and filters, for every statement that answers with people: the list, the export. */
export function listed(viewer: Actor, { search, role, department_id, status, tag }: UserFilter): Sql {
  const seen = (column: Sql) => seenBy(viewer, column);
  return every(
    listedTo(viewer),
    status ? sql`${seen(sql`u.status`)} = ${status}` : sql`u.status NOT IN ('deactivated', 'anonymised')`,
    search && matching(search, seen(sql`u.email`)),
    role && sql`u.role = ${role}`,
    department_id && sql`u.department_id = ${department_id}`,
    tag && sql`u.tags @> ARRAY[${tag}]`,
  );
}

const ASCII = /^[\x20-\x7e]+$/;

/** In the name, a tag or, where it is seen, the e-mail address. Two letters have an index of their own: pg_trgm needs three. */
function matching(search: string, email: Sql): Sql {
  const text = search.normalize('NFC').toLowerCase();
  const pattern = containing(text);
  const words =
    [...text].length === 2 ? sql`bigrams(words_of(u.name, u.tags)) @> ARRAY[${text}]` : sql`words_of(u.name, u.tags) LIKE ${pattern}`;
  // No address has a Korean letter, and asking would keep the word's index from being used.
  return ASCII.test(text) ? sql`(${words} OR ${email} LIKE ${pattern})` : words;
}

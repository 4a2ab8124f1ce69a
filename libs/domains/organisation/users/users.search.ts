import { and, sql } from '@app/database';
import { declareSearchKind, hasWord, hasWords } from '@app/search-kinds';
import { isHere } from './user-predicates';
import { UsersPolicy } from './users.policy';
import { person, usersListedTo } from './users.scope';

/** People by their names: those whom lists show, too. */
declareSearchKind({
  name: 'people',
  rank: 1,
  path: '/api/v1/users',
  permission: UsersPolicy.list,
  source: (viewer, words) => ({
    from: sql`users u`,
    shown_with: sql`LEFT JOIN departments d ON d.id = u.department_id`,
    where: and(
      usersListedTo(viewer),
      isHere(sql`u`),
      hasWords(words, (word) => hasWord({ title: sql`u.name` }, word)),
    ),
    id: sql`u.id`,
    title: sql`u.name`,
    detail: sql`nullif(concat_ws(' · ', d.name, u.position), '')`,
    status: sql`NULL`,
    person: person(sql`u`),
    changed_at: sql`u.created_at`,
  }),
});

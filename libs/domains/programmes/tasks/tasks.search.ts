import { and, sql } from '@app/database';
import { declareSearchKind, hasWord, hasWords } from '@app/search-kinds';
import { person } from '@organisation/users';
import { TasksPolicy } from './tasks.policy';
import { tasksVisibleTo } from './tasks.scope';

/** Tasks by their titles. */
declareSearchKind({
  name: 'tasks',
  rank: 3,
  path: '/api/v1/tasks',
  permission: TasksPolicy.list,
  source: (viewer, words) => ({
    from: sql`tasks t`,
    shown_with: sql`JOIN users a ON a.id = t.assignee_id`,
    where: and(
      tasksVisibleTo(viewer),
      hasWords(words, (word) => hasWord({ title: sql`t.title` }, word)),
    ),
    id: sql`t.id`,
    title: sql`t.title`,
    detail: sql`a.name`,
    status: sql`t.status`,
    person: person(sql`a`),
    changed_at: sql`t.updated_at`,
  }),
});

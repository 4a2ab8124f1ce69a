import { type Schema, unboundIn } from '@test/tenancy';

const table = (columns: string[], unique = ['id']) => ({ columns: new Set(columns), unique: new Set(unique) });
const SCHEMA: Schema = new Map([
  ['tasks', table(['id', 'company_id', 'assignee_id', 'mentorship_id', 'status'])],
  ['users', table(['id', 'company_id', 'email'], ['id', 'email'])],
  ['mentorships', table(['id', 'company_id', 'mentor_id', 'mentee_id'])],
  ['sessions', table(['id', 'user_id', 'token_hash'], ['id', 'token_hash'])],
]);

/** The unbound tables if $1 identifies the viewer and every other parameter is a filter. */
const unbound = (statement: string) => unboundIn(statement, SCHEMA, (parameter) => parameter === 1);

describe('the check that statements are scoped to a company', () => {
  it.each([
    ['a company', 'SELECT t.id FROM tasks t WHERE t.company_id = $1 AND t.status = $2'],
    ['an owner', 'SELECT t.id FROM tasks t WHERE t.assignee_id = $1'],
    ['a column without a name before it', 'SELECT id FROM tasks WHERE company_id = $1 AND id = ANY ($2::int[])'],
    ['owners, all of them', 'SELECT t.id FROM tasks t WHERE (t.assignee_id = $1 OR t.id = $2 AND t.company_id = $1)'],
    [
      'alternatives of joined tables',
      'SELECT FROM tasks t JOIN users u ON u.id = t.assignee_id WHERE t.company_id = $1 OR u.company_id = $1',
    ],
    ['no rows at all', 'SELECT t.id FROM tasks t WHERE t.id = $2 AND false'],
    [
      'an inserted row',
      'INSERT INTO tasks AS t (assignee_id) VALUES ($2) RETURNING (SELECT u.email FROM users u WHERE u.id = t.assignee_id)',
    ],
    ['a value in a list', 'SELECT t.id FROM tasks t WHERE t.assignee_id IN ($1, $2)'],
    ['a join to what is bound', 'SELECT t.id FROM tasks t LEFT JOIN users u ON u.id = t.assignee_id WHERE t.company_id = $1'],
    ['a join through a table of no tenant', 'SELECT u.id FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = $1'],
    ['a unique column', 'SELECT u.id FROM users u WHERE u.email = $1'],
    ['a subquery', 'SELECT t.id FROM tasks t WHERE t.mentorship_id IN (SELECT m.id FROM mentorships m WHERE m.mentor_id = $1)'],
    ['EXISTS', 'SELECT u.id FROM users u WHERE EXISTS (SELECT FROM tasks t WHERE t.assignee_id = u.id AND t.company_id = $1)'],
    [
      'the row around a subquery',
      'SELECT (SELECT count(*) FROM tasks t WHERE t.mentorship_id = m.id) FROM mentorships m WHERE m.mentor_id = $1',
    ],
    [
      'a derived table',
      'SELECT u.id FROM (SELECT t.* FROM tasks t WHERE t.company_id = $1 LIMIT $2) row JOIN users u ON u.id = row.assignee_id',
    ],
    ['an expression', 'WITH mine AS (SELECT t.id FROM tasks t WHERE t.assignee_id = $1) SELECT m.id FROM mine m'],
    ['a join by USING', 'SELECT FROM (SELECT id FROM tasks WHERE company_id = $1) a JOIN tasks b USING (id)'],
    ['the target of an update', 'UPDATE tasks t SET status = $2 FROM users u WHERE u.id = t.assignee_id AND u.company_id = $1'],
    ['the target of a removal', 'DELETE FROM tasks WHERE company_id = $1'],
  ])('accepts %s', (_, statement) => {
    expect(unbound(statement)).toEqual([]);
  });

  it.each([
    ['nothing', 'SELECT t.id FROM tasks t', ['tasks']],
    ['a filter', 'SELECT t.id FROM tasks t WHERE t.id = $2 AND t.assignee_id = $3', ['tasks']],
    ['an alternative that binds nothing', 'SELECT t.id FROM tasks t WHERE t.company_id = $1 OR t.status = $2', ['tasks']],
    ['a comparison that denies', 'SELECT t.id FROM tasks t WHERE t.assignee_id <> $1 AND t.company_id IS DISTINCT FROM $1', ['tasks']],
    [
      'NOT EXISTS',
      'SELECT u.id FROM users u WHERE NOT EXISTS (SELECT FROM tasks t WHERE t.assignee_id = u.id AND t.company_id = $1)',
      ['users'],
    ],
    [
      'a comparison of columns that are no keys',
      'SELECT FROM tasks t JOIN tasks o ON o.status = t.status WHERE t.company_id = $1',
      ['tasks'],
    ],
    ['a column that is no key', 'SELECT t.id FROM tasks t WHERE t.status = $1', ['tasks']],
    [
      'the condition of an outer join',
      'SELECT t.id FROM tasks t LEFT JOIN users u ON u.id = t.assignee_id AND u.company_id = $1',
      ['tasks'],
    ],
    ['another use of the same table', 'SELECT t.id FROM tasks t, tasks other WHERE t.company_id = $1', ['tasks']],
    ['a branch of a UNION', 'SELECT t.id FROM tasks t WHERE t.company_id = $1 UNION ALL SELECT u.id FROM users u', ['users']],
    ['a subquery of the list', 'SELECT (SELECT count(*) FROM users u) FROM tasks t WHERE t.company_id = $1', ['users']],
    ['a text', `SELECT t.id FROM tasks t WHERE 't.company_id = $1' = 'x'`, ['tasks']],
    ['a condition of the update alone', 'UPDATE tasks t SET status = $1 WHERE t.status = $2', ['tasks']],
  ])('refuses %s', (_, statement, tables) => {
    expect(unbound(statement)).toEqual(tables);
  });
});

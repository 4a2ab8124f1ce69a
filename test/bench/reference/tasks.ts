import type { FastifyInstance } from 'fastify';
import type { Actor } from './access';
import { pool } from './pool';
import { PERMISSIONS, permissionsOnNewTask } from './permissions';
import { Refusal } from './refusal';
import { ID, MOMENT, TEXT, nullable, object } from './schemas';
import { settings } from './settings';
import { addTask, type NewTask } from './tasks.add';
import { TOLD } from './tasks.told';

const PERSON = object({ id: { type: 'integer' }, name: TEXT, profile_image: nullable(TEXT) });
const TASK = {
  id: { type: 'integer' },
  version: { type: 'integer' },
  title: TEXT,
  description: nullable(TEXT),
  guideline: nullable(TEXT),
  week: nullable({ type: 'integer' }),
  order: { type: 'integer' },
  priority: TEXT,
  status: TEXT,
  mentorship_id: nullable({ type: 'integer' }),
  type: TEXT,
  required: { type: 'boolean' },
  prerequisite_ids: { type: 'array', items: { type: 'integer' } },
  locked: { type: 'boolean' },
  parent_id: nullable({ type: 'integer' }),
  assignee_id: { type: 'integer' },
  assignee_name: TEXT,
  assignee: PERSON,
  reviewer_id: nullable({ type: 'integer' }),
  reviewer_name: nullable(TEXT),
  reviewer: nullable(PERSON),
  scheduled_start_on: nullable(TEXT),
  due_at: MOMENT,
  overdue: { type: 'boolean' },
  started_at: nullable(MOMENT),
  completed_at: nullable(MOMENT),
  blocked_reason: nullable(TEXT),
  waived_reason: nullable(TEXT),
  subtasks: object({ total: { type: 'integer' }, done: { type: 'integer' } }),
  created_at: MOMENT,
  updated_at: MOMENT,
};
const LINK = nullable(TEXT);
const PAGE = object({ count: { type: 'integer' }, next: LINK, previous: LINK, results: { type: 'array', items: object(TASK) } });
const QUERY = object({
  page: { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 },
  page_size: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
  assignee_id: ID,
  ordering: { enum: ['due_at', '-due_at'], default: 'due_at' },
});
const NEW_TASK = {
  ...object({
    title: { type: 'string', minLength: 1, maxLength: 200 },
    description: { type: 'string', maxLength: 2_000 },
    assignee_id: ID,
    due_at: { type: 'string', format: 'date-time' },
  }),
  required: ['title', 'assignee_id', 'due_at'],
};

interface Query {
  readonly page: number;
  readonly page_size: number;
  readonly assignee_id?: number;
  readonly ordering: 'due_at' | '-due_at';
}

export function tasks(app: FastifyInstance): void {
  app.get<{ Querystring: Query }>(
    '/api/v1/tasks',
    { schema: { querystring: QUERY, response: { 200: PAGE } } },
    async ({ query, actor, url }) => {
      const { count, results } = await pageOf(actor, query);
      const linkTo = (page: number): string => {
        const link = new URL(url, settings.PUBLIC_URL);
        link.searchParams.delete('page');
        link.searchParams.append('page', String(page));
        return link.href;
      };
      const { page, page_size } = query;
      return { count, next: page * page_size < count ? linkTo(page + 1) : null, previous: page > 1 ? linkTo(page - 1) : null, results };
    },
  );

  app.post<{ Body: NewTask }>(
    '/api/v1/tasks',
    { schema: { body: NEW_TASK, response: { 201: object({ ...TASK, ...PERMISSIONS }) } } },
    async (request, reply) => {
      const { actor, body, id } = request;
      if (actor.role === 'mentee') throw new Refusal(403, 'FORBIDDEN');
      const task = await addTask(actor, body, id);
      return reply
        .code(201)
        .header('location', `/api/v1/tasks/${task.id}`)
        .send({ ...task, ...permissionsOnNewTask(actor, body) });
    },
  );
}

const SCOPES: Record<string, string> = {
  admin: 't.company_id = $1',
  mentor: '(t.reviewer_id = $1 OR t.assignee_id = $1 OR t.mentor_id = $1)',
  mentee: 't.assignee_id = $1',
};

/** The page and the count are asked at the same time, on a connection each. */
async function pageOf(actor: Actor, { page, page_size, assignee_id, ordering }: Query): Promise<{ count: number; results: object[] }> {
  const scope: unknown[] = [actor.role === 'admin' ? actor.company_id : actor.id];
  let where = SCOPES[actor.role];
  let name = `${actor.role}_tasks`;
  if (assignee_id) {
    where += ` AND t.assignee_id = $${scope.push(assignee_id)}`;
    name += '_of_assignee';
  }
  const order = ordering === 'due_at' ? 't.due_at, t.id' : 't.due_at DESC, t.id';
  const [listed, counted] = await Promise.all([
    pool.query<object>({
      name: `${name}_${ordering}`,
      text: `SELECT ${TOLD} FROM (
               SELECT t.* FROM tasks t WHERE ${where} ORDER BY ${order} LIMIT $${scope.length + 1} OFFSET $${scope.length + 2}
             ) t JOIN users a ON a.id = t.assignee_id LEFT JOIN users r ON r.id = t.reviewer_id ORDER BY ${order}`,
      values: [...scope, page_size, (page - 1) * page_size],
    }),
    pool.query<{ count: number }>({
      name: `${name}_count`,
      text: `SELECT count(*)::int AS count FROM tasks t WHERE ${where}`,
      values: scope,
    }),
  ]);
  return { count: counted.rows[0]?.count ?? 0, results: listed.rows };
}

import type { FastifyInstance } from 'fastify';
import type { Actor } from './access';
import { pool } from './pool';
import { Refusal } from './refusal';
import { ID, MOMENT, TEXT, nullable, object } from './schemas';

const USER = object({
  id: { type: 'integer' },
  email: TEXT,
  name: TEXT,
  role: TEXT,
  company: nullable(object({ id: TEXT, name: TEXT })),
  department: nullable(object({ id: { type: 'integer' }, name: TEXT })),
  created_at: MOMENT,
  updated_at: MOMENT,
});

const FIND = `
  SELECT u.id, u.email, u.name, u.role, u.company_id, c.name AS company_name, u.department_id, d.name AS department_name, u.created_at, u.updated_at
  FROM users u LEFT JOIN companies c ON c.id = u.company_id LEFT JOIN departments d ON d.id = u.department_id
  WHERE u.id = $1`;

interface Row {
  readonly company_id: string | null;
  readonly company_name: string;
  readonly department_id: number | null;
  readonly department_name: string;
}

export function users(app: FastifyInstance): void {
  app.get<{ Params: { id: number } }>(
    '/api/v1/users/:id',
    { schema: { params: object({ id: ID }), response: { 200: USER } } },
    async ({ params, actor }) => userOf(actor, params.id),
  );
}

async function userOf(actor: Actor, id: number): Promise<object> {
  const { rows } = await pool.query<Row>({ name: 'user', text: FIND, values: [id] });
  const [row] = rows;
  if (!row || (row.company_id !== actor.company_id && actor.id !== id)) throw new Refusal(404, 'USER_NOT_FOUND');
  return {
    ...row,
    company: row.company_id && { id: row.company_id, name: row.company_name },
    department: row.department_id && { id: row.department_id, name: row.department_name },
  };
}

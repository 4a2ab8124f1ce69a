import type { FastifyInstance } from 'fastify';
import type { Actor } from './access';
import { pool } from './pool';
import { PERMISSIONS, permissionsOnUser } from './permissions';
import { Refusal } from './refusal';
import { ID, MOMENT, NUMBER, TEXT, nullable, object } from './schemas';

const DIRECTORY = {
  id: NUMBER,
  version: NUMBER,
  name: TEXT,
  role: TEXT,
  position: nullable(TEXT),
  job_part: nullable(TEXT),
  tags: { type: 'array', items: TEXT },
  profile_image: nullable(TEXT),
  company: nullable(object({ id: TEXT, name: TEXT })),
  department: nullable(object({ id: NUMBER, name: TEXT })),
};
const USER = object({
  ...DIRECTORY,
  email: TEXT,
  first_name: nullable(TEXT),
  last_name: nullable(TEXT),
  employee_number: nullable(NUMBER),
  timezone: TEXT,
  locale: TEXT,
  status: TEXT,
  join_date: nullable(TEXT),
  last_login_at: nullable(MOMENT),
  created_at: MOMENT,
  updated_at: MOMENT,
  ...PERMISSIONS,
});

const PARTNERS = `ARRAY(SELECT m.mentor_id FROM mentorships m WHERE m.mentee_id = u.id AND m.status IN ('scheduled', 'active', 'paused')
  UNION SELECT m.mentee_id FROM mentorships m WHERE m.mentor_id = u.id AND m.status IN ('scheduled', 'active', 'paused'))`;

/** An admin's permissions ask for no partners. */
const findFor = ({ role }: Actor): string => `
  SELECT u.id, u.email, u.name, u.first_name, u.last_name, u.role, u.employee_number, u.position, u.job_part, u.tags, u.profile_image,
    u.company_id, c.name AS company_name, u.department_id, d.name AS department_name,
    coalesce(u.timezone, c.timezone, 'Asia/Seoul') AS timezone, coalesce(u.locale, c.locale, 'ko') AS locale,
    u.status, u.join_date, u.last_login_at, u.created_at, u.updated_at, u.version,
    ${role === 'admin' ? `'{}'::int[]` : PARTNERS} AS partner_ids
  FROM users u LEFT JOIN companies c ON c.id = u.company_id LEFT JOIN departments d ON d.id = u.department_id
  WHERE u.id = $1`;

const IN_DIRECTORY = ['active', 'suspended', 'leaving'];

interface Row {
  readonly id: number;
  readonly status: string;
  readonly version: number;
  readonly company_id: string | null;
  readonly company_name: string;
  readonly department_id: number | null;
  readonly department_name: string;
  readonly partner_ids: readonly number[];
}

export function users(app: FastifyInstance): void {
  const schema = { params: object({ id: ID }), response: { 200: USER } };
  app.get<{ Params: { id: number } }>('/api/v1/users/:id', { schema }, async ({ params, actor }, reply) => {
    const row = await find(actor, params.id);
    if (!row || !(isInFull(actor, row) || isColleague(actor, row))) throw new Refusal(404, 'USER_NOT_FOUND');
    reply.header('etag', `"${row.version}"`);
    const person = {
      ...row,
      company: row.company_id && { id: row.company_id, name: row.company_name },
      department: row.department_id && { id: row.department_id, name: row.department_name },
    };
    const permissions = permissionsOnUser(actor, row, isInFull(actor, row));
    if (isInFull(actor, row)) return { ...person, ...permissions };
    return { ...Object.fromEntries(Object.keys(DIRECTORY).map((field) => [field, person[field as keyof Row]])), ...permissions };
  });
}

async function find(actor: Actor, id: number): Promise<Row | undefined> {
  const { rows } = await pool.query<Row>({ name: `user_for_${actor.role}`, text: findFor(actor), values: [id] });
  return rows[0];
}

const isInFull = (actor: Actor, { id, company_id }: Row): boolean =>
  id === actor.id || (actor.role === 'admin' && company_id === actor.company_id);

const isColleague = (actor: Actor, { company_id, status }: Row): boolean =>
  company_id === actor.company_id && IN_DIRECTORY.includes(status);

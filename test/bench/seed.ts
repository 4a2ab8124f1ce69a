import { hash } from '@node-rs/bcrypt';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { grantAppRole } from '../../apps/cli/src/app-role';
import { appUrlOf, workerUrlOf } from '../../apps/up/src/postgres';

const USERS_PER_COMPANY = 100;
const TASKS_PER_COMPANY = 1_000;
const BCRYPT_ROUNDS = 12;

export const PASSWORD = 'correct horse battery staple';

/** The first company's admin, who asks for a page in the middle of the tasks of its eleventh person. */
export const ADMIN = { id: 1, email: 'user1@example.com' };
export const MENTEE = 11;
/** One of the nine mentors of the first company. */
export const MENTOR = { id: 2, email: 'user2@example.com' };

/** The address of one of the hundred people of the first company; larger numbers start again. */
export const emailOf = (number: number): string => `user${1 + (number % USERS_PER_COMPANY)}@example.com`;

/** The URL for each process. The apps connect as roles that own nothing, as in any installation. */
export interface SeededDatabase {
  readonly api: string;
  readonly worker: string;
  readonly owner: string;
}

/** Makes a migrated database with that many tasks, in companies with a thousand tasks each, and up-to-date statistics. */
export async function seededDatabase(postgres: string, tasks: number): Promise<SeededDatabase> {
  const name = `bench_${tasks}`;
  const admin = new Client(postgres);
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();

  const owner = postgres.replace(/\/postgres$/, `/${name}`);
  const database = { api: appUrlOf(owner), worker: workerUrlOf(owner), owner };
  await migrate(database);
  await fill(owner, Math.ceil(tasks / TASKS_PER_COMPANY));
  return database;
}

/** Loads the options late: libs/platform/config reads the settings when it is first loaded, and the caller completes them before. */
async function migrate({ api, worker, owner }: SeededDatabase): Promise<void> {
  const { options } = await import('../../libs/platform/database/src/options');
  const source = await new DataSource({ ...options, url: owner, entities: [] } as typeof options).initialize();
  await source.runMigrations();
  await grantAppRole((statement, values) => source.query(statement, values), { apps: api, worker, migrations: owner });
  await source.destroy();
}

async function fill(url: string, companies: number): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await insertRows(client, companies).finally(() => client.end());
}

async function insertRows(client: Client, companies: number): Promise<void> {
  await client.query(`INSERT INTO companies (id, name) SELECT 'company-' || n, 'Company ' || n FROM generate_series(1, $1) n`, [companies]);
  await client.query(
    `INSERT INTO departments (company_id, name) SELECT 'company-' || c, 'Department ' || d FROM generate_series(1, $1) c, generate_series(1, 5) d ORDER BY c, d`,
    [companies],
  );
  await client.query(
    `INSERT INTO users (company_id, department_id, email, password_hash, name, first_name, last_name, role, employee_number, position, job_part, tags, timezone, locale, join_date)
     SELECT 'company-' || c, (c - 1) * 5 + 1 + n % 5, 'user' || (c - 1) * $2 + n || '@example.com', $3, '김하나', '하나', '김',
            (CASE WHEN n = 1 THEN 'admin' WHEN n <= 10 THEN 'mentor' ELSE 'mentee' END)::user_role,
            n, 'Violinist', 'strings', ARRAY['first-year', 'strings'], 'Asia/Seoul', 'ko', '2026-03-01'
     FROM generate_series(1, $1) c, generate_series(1, $2::int) n ORDER BY c, n`,
    [companies, USERS_PER_COMPANY, await hash(PASSWORD, BCRYPT_ROUNDS)],
  );
  // Each company has twenty mentees with fifty tasks each, which its mentors review.
  await client.query(
    `INSERT INTO tasks (company_id, title, description, status, completed_at, assignee_id, reviewer_id, due_at)
     SELECT 'company-' || c, 'Read chapter ' || n, 'From the first page to the last, with a pencil.',
            (ARRAY['todo', 'in_progress', 'submitted', 'done']::task_status[])[1 + n % 4], CASE WHEN n % 4 = 3 THEN timestamptz '2026-12-24' END,
            (c - 1) * $2 + 11 + n % 20, (c - 1) * $2 + 2 + n % 9, timestamptz '2027-01-01' + n * interval '37 minutes 1.5 seconds'
     FROM generate_series(1, $1) c, generate_series(1, $3::int) n`,
    [companies, USERS_PER_COMPANY, TASKS_PER_COMPANY],
  );
  await client.query('VACUUM (ANALYZE)');
}

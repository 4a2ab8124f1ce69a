import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryRunner } from 'typeorm';
import type { Passwords } from '@app/auth';
import { env } from '@app/config';
import { alone } from './alone';
import { COMPANIES, type DemoPerson, PEOPLE, TASKS } from './demo-data';
import { insertProgrammes } from './demo-programmes';

const PASSWORD_LENGTH = 14;
// Without letters and digits that look alike.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

interface DemoAccount extends DemoPerson {
  readonly password: string;
  readonly password_hash: string;
}

const accountsFile = (): string => join(env.DATA_DIR, 'demo-accounts.json');

/** The command. It prints the reason if it does nothing. */
export async function demo(say: (line: string) => number): Promise<number> {
  if (env.NODE_ENV === 'production') throw new Error('Demo data is for trials: it is not written in production.');
  const written = await alone(({ runner }) => writeDemo(runner));
  if (!written) throw new Error('Demo data is written only into an empty database, and this one is not empty.');
  return say(`Written. The accounts are in ${accountsFile()}`);
}

/** The demo users with random passwords. Hashing takes a second, on other threads. */
export async function makeAccounts(): Promise<DemoAccount[]> {
  // Loaded on demand: most starts have nothing to write.
  const passwords = new (await import('@app/auth')).Passwords();
  return Promise.all(PEOPLE.map((person) => withPassword(person, passwords)));
}

/** Writes the whole demo into an empty database, or nothing. Returns whether it did. */
export async function writeDemo(runner: QueryRunner, making?: Promise<DemoAccount[]>): Promise<boolean> {
  if (!(await isEmpty(runner))) return false;
  const accounts = await (making ?? makeAccounts());
  await runner.startTransaction();
  try {
    await insert(runner, accounts);
    await insertProgrammes(runner);
    // Before the commit: a crash after a commit would leave accounts whose passwords nobody knows.
    writeAccounts(accounts);
    await runner.commitTransaction();
    return true;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

/** True if the accounts in the file are those of this database. */
export async function demoIsThere(runner: QueryRunner): Promise<boolean> {
  if (!existsSync(accountsFile())) return false;
  const emails = (JSON.parse(readFileSync(accountsFile(), 'utf8')) as DemoAccount[]).map(({ email }) => email);
  const [found] = (await runner.query('SELECT count(*)::int AS n FROM users WHERE email = ANY($1)', [emails])) as { n: number }[];
  return (found?.n ?? 0) > 0;
}

async function isEmpty(runner: QueryRunner): Promise<boolean> {
  const query = 'SELECT NOT EXISTS (SELECT FROM companies) AND NOT EXISTS (SELECT FROM users) AS empty';
  const [answer] = (await runner.query(query)) as { empty: boolean }[];
  return answer?.empty ?? false;
}

async function withPassword(person: DemoPerson, passwords: Passwords): Promise<DemoAccount> {
  const password = Array.from({ length: PASSWORD_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return { ...person, password, password_hash: await passwords.hash(password) };
}

/** Inserts each kind of row by one statement, as JSON. */
async function insert(runner: QueryRunner, accounts: readonly DemoAccount[]): Promise<void> {
  const departments = COMPANIES.flatMap(({ id, departments: names }) => names.map((name) => ({ company_id: id, name })));
  await runner.query(
    `INSERT INTO companies (id, name, timezone, locale, settings)
     SELECT id, name, timezone, locale, '{"mail_domains": ["example.com"]}' FROM json_to_recordset($1) AS c (id text, name text, timezone text, locale text)`,
    [JSON.stringify(COMPANIES)],
  );
  await runner.query(
    'INSERT INTO departments (company_id, name) SELECT company_id, name FROM json_to_recordset($1) AS d (company_id text, name text)',
    [JSON.stringify(departments)],
  );
  await runner.query(
    `INSERT INTO users (company_id, department_id, email, email_verified_at, password_hash, name, first_name, last_name, employee_number, role, is_superuser, position, job_part, join_date)
     SELECT p.company_id, d.id, p.email, now(), p.password_hash, p.name, p.first_name, p.last_name, p.employee_number, p.role::user_role, p.company_id IS NULL, p.position, p.job_part, current_date
     FROM json_to_recordset($1) AS p (company_id text, department text, email text, password_hash text, name text, first_name text, last_name text, employee_number int,
       role text, position text, job_part text)
     LEFT JOIN departments d ON d.company_id = p.company_id AND d.name = p.department`,
    [JSON.stringify(accounts)],
  );
  await runner.query(
    `INSERT INTO tasks (company_id, title, week, priority, status, assignee_id, reviewer_id, due_at, started_at, completed_at, blocked_reason, waived_reason)
     SELECT a.company_id, t.title, t.week, coalesce(t.priority, 'medium')::task_priority, t.status::task_status, a.id, r.id,
       date_trunc('hour', now()) + t.due_in_days * interval '1 day',
       CASE WHEN t.status NOT IN ('todo', 'waived', 'cancelled') THEN date_trunc('hour', now()) - interval '4 days' END,
       CASE WHEN t.status = 'done' THEN date_trunc('hour', now()) - interval '1 day' END,
       CASE WHEN t.status = 'blocked' THEN t.reason END, CASE WHEN t.status = 'waived' THEN t.reason END
     FROM json_to_recordset($1) AS t (title text, week int, priority text, status text, assignee text, reviewer text, due_in_days int, reason text)
     JOIN users a ON a.email = t.assignee LEFT JOIN users r ON r.email = t.reviewer`,
    [JSON.stringify(TASKS)],
  );
  // Tasks that wait for a review, or have been reviewed, have a submission.
  await runner.query(
    `INSERT INTO task_submissions (company_id, task_id, number, author_id, text, is_open, verdict, note, reviewer_id, reviewed_at)
     SELECT t.company_id, t.id, 1, t.assignee_id, d.text, t.status = 'submitted',
       CASE t.status WHEN 'done' THEN 'approved' WHEN 'changes_requested' THEN 'changes_requested' END::task_verdict, d.note,
       CASE WHEN t.status <> 'submitted' THEN t.reviewer_id END, CASE WHEN t.status <> 'submitted' THEN now() END
     FROM json_to_recordset($1) AS d (title text, assignee text, text text, note text)
     JOIN users a ON a.email = d.assignee JOIN tasks t ON t.assignee_id = a.id AND t.title = d.title
     WHERE t.status IN ('submitted', 'changes_requested', 'done') AND t.reviewer_id IS NOT NULL`,
    [JSON.stringify(TASKS)],
  );
}

function writeAccounts(accounts: readonly DemoAccount[]): void {
  const rows = accounts.map(({ email, password, role, company_id, name }) => ({ email, password, role, company_id, name }));
  mkdirSync(env.DATA_DIR, { recursive: true });
  const unfinished = `${accountsFile()}.new`;
  writeFileSync(unfinished, `${JSON.stringify(rows, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, accountsFile());
}

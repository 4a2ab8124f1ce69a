import { Client } from 'pg';
import { load, warmUp } from './load';
import { cpuOfSessions } from './machine';
import type { Finding } from './report';
import { signIn } from './requests';
import { emailOf, seededDatabase } from './seed';
import { startServer } from './servers';
import type { Stage } from './stage';

const PAIRS = 1_000;
const TASKS_PER_PAIR = 100;
/** As many as a mentor may have, unless the company says otherwise. */
const PAIRS_PER_MENTOR = 5;
/** CPU in Postgres for one answer. */
const MOST_MS = 60;

const ADMIN = { email: emailOf(0) };
const MENTOR = { email: 'mentor1@example.com' };
const MENTEE = { email: 'mentee1@example.com' };

const PATHS = [
  [
    'an admin',
    ADMIN,
    ['dashboards/admin', 'tasks/board', 'tasks/board?group_by=week', 'tasks/counts?group_by=department_id', ...searches()],
  ],
  ['an admin', ADMIN, ['dashboards/series?metric=completed_tasks', 'dashboards/series?metric=review_hours']],
  ['a mentor', MENTOR, ['dashboards/mentor', 'tasks/board', 'tasks/board?group_by=week', ...searches()]],
  ['a mentee', MENTEE, ['dashboards/mentee', 'tasks/board', ...searches()]],
] as const;

/** Two letters, two initial consonants, and a word that every fifth task has. */
function searches(): string[] {
  return ['악보', 'ㅎㅈ', 'chapter'].map((words) => `search?q=${encodeURIComponent(words)}`);
}

/** Measures the CPU in Postgres for a company with 1,000 mentorships and 100,000 tasks, beside as many tasks of other companies. */
export async function measureDashboards(stage: Stage): Promise<Finding[]> {
  const database = await seededDatabase(stage.postgres, PAIRS * TASKS_PER_PAIR);
  await fill(database.owner);
  const server = await startServer('app', { ...stage.env, DATABASE_URL: database.api });
  const findings: Finding[] = [];
  for (const [who, person, paths] of PATHS) {
    const authorization = await signIn(server, person);
    for (const path of paths) {
      const ask = { method: 'GET', path: `/api/v1/${path}`, headers: { authorization } } as const;
      await warmUp(server.url, ask, 1);
      const before = cpuOfSessions(stage.postmaster);
      const { requests } = await load(server.url, ask, { connections: 1, seconds: 3 });
      const app = (cpuOfSessions(stage.postmaster) - before) / requests / 1_000;
      findings.push({ what: `GET /${decodeURIComponent(path)}, ${who}`, unit: 'ms', app, other: MOST_MS, at_most: 1 });
    }
  }
  return findings;
}

/** Gives the first company a thousand pairs, with a hundred tasks each. Without parallel workers, all CPU is that of the sessions. */
async function fill(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  const [{ name }] = (await client.query<{ name: string }>('SELECT current_database() AS name')).rows as [{ name: string }];
  await client.query(`ALTER DATABASE ${name} SET max_parallel_workers_per_gather = 0`);
  await client.query("DELETE FROM tasks WHERE company_id = 'company-1'");
  await client.query(
    `WITH mentors AS (
       INSERT INTO users (company_id, department_id, email, email_verified_at, password_hash, name, role)
       SELECT 'company-1', 1 + n % 5, 'mentor' || n || '@example.com', now(), (SELECT password_hash FROM users WHERE id = 1), '이준호', 'mentor'
       FROM generate_series(1, $1::int / ${PAIRS_PER_MENTOR}) n RETURNING id
     ), placed AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM mentors
     ), them AS (
       INSERT INTO users (company_id, department_id, email, email_verified_at, password_hash, name, role)
       SELECT 'company-1', 1 + n % 5, 'mentee' || n || '@example.com', now(), (SELECT password_hash FROM users WHERE id = 1),
         (ARRAY['김','이','박','최','정'])[1 + n % 5] || (ARRAY['민','서','지','하','도','예'])[1 + n % 6] || (ARRAY['준','연','우','윤','현','아','나'])[1 + n % 7], 'mentee'
       FROM generate_series(1, $1::int) n RETURNING id
     ) INSERT INTO mentorships (company_id, mentor_id, mentee_id, author_id, title, total_weeks, start_on, end_on, status, activated_at)
       SELECT 'company-1', p.id, t.id, 1, 'First weeks', 12, current_date - 30, current_date + 54, 'active', now() - interval '30 days'
       FROM them t JOIN placed p ON p.place = t.id % ($1::int / ${PAIRS_PER_MENTOR})`,
    [PAIRS],
  );
  await client.query(
    `INSERT INTO tasks (company_id, title, status, completed_at, assignee_id, reviewer_id, mentorship_id, week, due_at)
     SELECT 'company-1', (ARRAY['악보 읽기', '활 연습', '합주 준비', 'Read chapter', 'Practise scales'])[1 + n % 5] || ' ' || n,
       (ARRAY['todo', 'in_progress', 'done', 'done', 'done', 'done', 'done', 'done', 'submitted', 'todo'])[1 + n % 10]::task_status,
       CASE WHEN n % 10 BETWEEN 2 AND 7 THEN now() - n * interval '9 hours' END, m.mentee_id, m.mentor_id, m.id, 1 + n / 9, now() + (n - 50) * interval '1 day'
     FROM mentorships m, generate_series(1, $1::int) n`,
    [TASKS_PER_PAIR],
  );
  await client.query(
    `INSERT INTO task_submissions (company_id, task_id, number, author_id, is_open, created_at, verdict, reviewed_at, reviewer_id)
     SELECT company_id, id, 1, assignee_id, completed_at IS NULL, coalesce(completed_at, now()) - interval '30 hours',
       CASE WHEN completed_at IS NOT NULL THEN 'approved'::task_verdict END, completed_at, CASE WHEN completed_at IS NOT NULL THEN reviewer_id END
     FROM tasks WHERE company_id = 'company-1' AND status IN ('submitted', 'done')`,
  );
  await client.query('VACUUM (ANALYZE)');
  await client.end();
}

import { env } from '@app/config';
import { type Database, options } from '@app/database';
import { Pool } from 'pg';

const { options: settings } = options.extra as { readonly options: string };
// One session for all of a file, which ends by itself.
const api = new Pool({ connectionString: env.DATABASE_URL, options: settings, max: 1, allowExitOnIdle: true });
api.on('error', () => undefined);

/**
 * The plan of a statement for a session of the api. The owner of the tables would get others: row level security, which binds everybody else,
 * keeps Postgres from reasoning with conditions that might reveal a row by an error, such as the equality of two enums.
 */
export async function explained(
  { text, values }: { readonly text: string; readonly values: readonly unknown[] },
  how = '',
): Promise<string> {
  const { rows } = await api.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${how} ${text}`, [...values]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/** The plans of all statements that `work` asks `db` for. */
export async function plansOf(db: Database, work: () => Promise<unknown>): Promise<string> {
  const asked = jest.spyOn(db, 'rows');
  await work();
  const statements = asked.mock.calls.map(([statement]) => statement.compile());
  asked.mockRestore();
  const plans: string[] = [];
  for (const statement of statements) plans.push(await explained(statement));
  return plans.join('\n');
}

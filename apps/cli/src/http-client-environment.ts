import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryRunner } from 'typeorm';
import { env } from '@app/config';

/** The name that REST clients show for it. */
const ENVIRONMENT = 'demo';
const ADMIN = 'anna@sinfonia.example';
const NEW_PASSWORD = 'violin-on-the-roof-7';
/** Digits of the date and time, to the second. */
const STAMP = 14;

/**
 * Writes the values of the variables of `api.http` for this installation, in the form in which REST clients read them. The new address is
 * another one at each start, so that the requests can be sent again.
 */
export async function writeHttpClientEnvironment(runner: QueryRunner, accounts_file: string): Promise<void> {
  const accounts = JSON.parse(readFileSync(accounts_file, 'utf8')) as { readonly email: string; readonly password: string }[];
  const [foreign] = (await runner.query(
    `SELECT u.id FROM users u JOIN users a ON a.email = $1 WHERE u.company_id <> a.company_id AND u.role = 'admin' ORDER BY u.id LIMIT 1`,
    [ADMIN],
  )) as { id: number }[];
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, STAMP);
  const variables = {
    host: env.PUBLIC_URL.replace(/\/$/, ''),
    admin_email: ADMIN,
    admin_password: accounts.find(({ email }) => email === ADMIN)?.password,
    new_email: `mina-${stamp}@example.com`,
    new_password: NEW_PASSWORD,
    foreign_user_id: String(foreign?.id),
  };
  const file = join(env.DATA_DIR, 'http-client.env.json');
  writeFileSync(`${file}.new`, `${JSON.stringify({ [ENVIRONMENT]: variables }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

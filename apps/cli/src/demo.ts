import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QueryRunner } from 'typeorm';
import type { Passwords } from '@app/auth';
import { env } from '@app/config';
import { alone } from './alone';
import type { DemoPerson, HashedPerson } from './demo/person';
import { writeHttpClientEnvironment } from './http-client-environment';

const PASSWORD_LENGTH = 14;
// Without letters and digits that look alike.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

type DemoAccount = HashedPerson & { readonly password: string };

/** The e-mail addresses and passwords, as JSON. */
export const accountsFile = (): string => join(env.DATA_DIR, 'demo-accounts.json');

/** The command. It prints the reason if it does nothing. */
export async function demo(say: (line: string) => number): Promise<number> {
  if (env.NODE_ENV === 'production') throw new Error('Demo data is for trials: it is not written in production.');
  const written = await alone(async ({ runner }) => {
    if (!(await writeDemo(runner))) return false;
    await writeHttpClientEnvironment(runner, accountsFile());
    return true;
  });
  if (!written) throw new Error('Demo data is written only into an empty database, and this one is not empty.');
  return say(`Written. The accounts are in ${accountsFile()}`);
}

/** The demo users, with random passwords if they can sign in. Hashing takes a second, on other threads. */
export async function makeAccounts(): Promise<DemoAccount[]> {
  // Loaded on demand: most starts have nothing to write.
  const [{ PEOPLE }, { Passwords }] = await Promise.all([import('./demo/people'), import('@app/auth')]);
  const passwords = new Passwords();
  return Promise.all(PEOPLE.map((person) => withPassword(person, passwords)));
}

/** Writes the whole demo into an empty database, or nothing. Returns whether it did. */
export async function writeDemo(runner: QueryRunner, making?: Promise<DemoAccount[]>): Promise<boolean> {
  if (!(await isEmpty(runner))) return false;
  const accounts = await (making ?? makeAccounts());
  const { insertAll, storeFiles } = await import('./demo/all');
  await storeFiles();
  await runner.startTransaction();
  try {
    await insertAll(runner, accounts);
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
  if (person.status !== 'active') return { ...person, password: '', password_hash: null };
  const password = Array.from({ length: PASSWORD_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return { ...person, password, password_hash: await passwords.hash(password) };
}

function writeAccounts(accounts: readonly DemoAccount[]): void {
  const active = accounts.filter(({ status }) => status === 'active');
  const rows = active.map(({ email, password, role, company_id, name }) => ({ email, password, role, company_id, name }));
  mkdirSync(env.DATA_DIR, { recursive: true });
  const unfinished = `${accountsFile()}.new`;
  writeFileSync(unfinished, `${JSON.stringify(rows, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, accountsFile());
}

import { Client, type QueryResultRow } from 'pg';
import { env } from '@app/config';

/** Rows are copied as text: both sessions must write it in the same way, and nothing may be silently omitted or truncated. */
const SETTINGS = `
  SET statement_timeout = 0; SET lock_timeout = '60s'; SET idle_in_transaction_session_timeout = 0; SET row_security = off;
  SET client_encoding = 'UTF8'; SET timezone = 'UTC'; SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; SET bytea_output = 'hex';
  SET extra_float_digits = 3; SET search_path = public`;

/** Runs `work` in a session of the tables' owner, whose statements and transactions have no time limit. */
export async function asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL, keepAlive: true });
  // If the connection is lost, its queries fail anyway; without a listener the event would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(SETTINGS);
    return await work(client);
  } finally {
    await client.end();
  }
}

export const rowsOf = async <Row extends QueryResultRow>(client: Client, statement: string): Promise<Row[]> =>
  (await client.query<Row>(statement)).rows;

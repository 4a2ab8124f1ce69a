import { escapeIdentifier, escapeLiteral } from 'pg';
import { SESSION_SETTINGS } from '../../../libs/platform/database/src/session-settings';

type Query = (statement: string, values?: unknown[]) => Promise<unknown>;

/** Where the apps connect, and where migrations do. */
export interface DatabaseUrls {
  readonly apps: string;
  readonly migrations: string;
  /** Whether a pooler lends the apps their connections: sessions then have their settings from the role. */
  readonly isPooled?: boolean;
}

/** A table refuses changes where it has this trigger. */
const APPEND_ONLY = `
  SELECT c.oid::regclass::text AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
  WHERE p.proname = 'refuse_change' AND c.relnamespace = 'public'::regnamespace`;

/** Triggers and functions alone add to these, as the owner of the tables. */
const NOTED_BY_TRIGGERS = ['audit_unsealed', 'quota_opening_balances', 'quota_steps'];
const KEPT_BY_TRIGGERS = NOTED_BY_TRIGGERS.slice(1);

/** What runs as the owner, and checks by itself what it is asked to do. Triggers need no right. */
const DEFINER_FUNCTIONS = `
  SELECT p.oid::regprocedure::text AS name FROM pg_proc p
  WHERE p.pronamespace = 'public'::regnamespace AND (p.prosecdef OR p.proname = 'partitions_of') AND p.prorettype <> 'trigger'::regtype`;

/**
 * Gives the role of the apps what they need, and no more: it reads and writes rows, only adds to append-only tables (a trigger binds
 * everybody but the owner of a table), and owns nothing. The role is made where it is missing and the owner may make roles. Grants are
 * of one schema: this runs after every migration. Nothing is granted where the apps connect as the owner.
 */
export async function grantAppRole(query: Query, urls: DatabaseUrls): Promise<void> {
  const { username, password } = new URL(urls.apps);
  const role = escapeIdentifier(decodeURIComponent(username));
  if (username !== new URL(urls.migrations).username) await grant(query, role, { username, password });
  if (urls.isPooled) await settle(query, role);
}

async function grant(query: Query, role: string, { username, password }: Pick<URL, 'username' | 'password'>): Promise<void> {
  const name = decodeURIComponent(username);
  const known = (await query('SELECT FROM pg_roles WHERE rolname = $1', [name])) as object[];
  if (known.length === 0) await query(`CREATE ROLE ${role} LOGIN PASSWORD ${escapeLiteral(decodeURIComponent(password))}`);

  const named = async (statement: string) => ((await query(statement)) as { name: string }[]).map((found) => found.name);
  const [appendOnly, functions] = [await named(APPEND_ONLY), await named(DEFINER_FUNCTIONS)];
  for (const statement of [
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    `GRANT USAGE ON SCHEMA public TO ${role}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`,
    `REVOKE UPDATE, DELETE ON ${[...appendOnly, 'migrations'].join(', ')} FROM ${role}`,
    `REVOKE INSERT ON migrations FROM ${role}`,
    `GRANT EXECUTE ON FUNCTION ${functions.join(', ')} TO ${role}`,
    `REVOKE INSERT, UPDATE ON ${NOTED_BY_TRIGGERS.join(', ')} FROM ${role}`,
    `REVOKE DELETE ON ${KEPT_BY_TRIGGERS.join(', ')} FROM ${role}`,
  ])
    await query(statement);
}

/** Has sessions of the role begin with the settings that the apps rely on, in this database. */
async function settle(query: Query, role: string): Promise<void> {
  const [{ name }] = (await query('SELECT current_database() AS name')) as [{ name: string }];
  for (const [setting, value] of Object.entries(SESSION_SETTINGS))
    await query(`ALTER ROLE ${role} IN DATABASE ${escapeIdentifier(name)} SET ${setting} = ${escapeLiteral(value)}`);
}

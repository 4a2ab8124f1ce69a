import { escapeIdentifier, escapeLiteral } from 'pg';
import { ACROSS_ROLE, TENANT_ROLE } from '../../../libs/platform/database/src/reach';
import { SESSION_SETTINGS } from '../../../libs/platform/database/src/session-settings';
import { type Query, derivePolicies } from './tenant-policies';

/** The connection URLs of the apps and of the migrations. */
export interface DatabaseUrls {
  readonly apps: string;
  /** The worker's URL. Without it, the worker connects as the api does. */
  readonly worker?: string;
  readonly migrations: string;
  /** True if a pooler lends the apps their connections: the roles then have the session settings. */
  readonly isPooled?: boolean;
}

interface Login {
  readonly name: string;
  readonly password: string;
}

/** Lists append-only tables: those with a `refuse_change` trigger. */
const APPEND_ONLY = `
  SELECT c.oid::regclass::text AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
  WHERE p.proname = 'refuse_change' AND c.relnamespace = 'public'::regnamespace`;

/** Only triggers and functions add to these, as the owner of the tables. */
const NOT_INSERTABLE = ['audit_unsealed', 'quota_opening_balances', 'quota_steps'];
const NOT_DELETABLE = ['quota_opening_balances', 'quota_steps'];

/**
 * Only a worker with a login of its own may seal, archive and sum up entries. Another role could keep an entry from being sealed, or hide
 * that it is missing.
 */
const ADDED_BY_WORKER = ['audit_seals', 'audit_archives', 'audit_archived_entries'];
const REMOVED_BY_WORKER = ['audit_unsealed'];
const CALLED_BY_WORKER = /^(?:make_partitions|drop_archived_entries|fold_quota_entries)\(/;

/** All but `partitions_of` run as the owner, and check their arguments themselves. Triggers need no right. */
const DEFINER_FUNCTIONS = `
  SELECT p.oid::regprocedure::text AS name FROM pg_proc p
  WHERE p.pronamespace = 'public'::regnamespace AND (p.prosecdef OR p.proname = 'partitions_of') AND p.prorettype <> 'trigger'::regtype`;

/**
 * Grants the roles of the apps the rights that they need, and no more: they read and write rows, only append to append-only tables (a
 * trigger restricts everybody except the owner of a table), and own nothing. Api and worker log in as them. A transaction switches to
 * one of two others: one that policies restrict to the companies of the transaction, or (the worker only) one that reaches all companies.
 * Missing roles are created if the owner may create roles; otherwise there are no policies. Grants and policies depend on the schema, so
 * this runs after every migration. Nothing is granted if the api connects as the owner.
 */
export async function grantAppRole(query: Query, { apps, worker = apps, migrations, isPooled }: DatabaseUrls): Promise<void> {
  const [api, workerLogin] = [loginOf(apps), loginOf(worker)];
  if (api.name !== loginOf(migrations).name) await createRolesAndGrant(query, api, workerLogin);
  if (isPooled) for (const { name } of [api, workerLogin]) await setSessionDefaults(query, escapeIdentifier(name));
}

async function createRolesAndGrant(query: Query, api: Login, worker: Login): Promise<void> {
  for (const { name, password } of [api, worker]) await ensureRole(query, name, `LOGIN PASSWORD ${escapeLiteral(password)}`);
  const hasTenantRoles = (await ensureRole(query, TENANT_ROLE, 'NOLOGIN')) && (await ensureRole(query, ACROSS_ROLE, 'NOLOGIN'));
  const roles = [...new Set([api.name, worker.name, ...(hasTenantRoles ? [TENANT_ROLE, ACROSS_ROLE] : [])])];
  await grant(query, roles.map(escapeIdentifier).join(', '));
  const confined = [...(api.name === worker.name ? [] : [api.name]), ...(hasTenantRoles ? [TENANT_ROLE] : [])];
  if (confined.length > 0) await revokeWorkerRights(query, confined.map(escapeIdentifier).join(', '));
  if (hasTenantRoles) await derivePolicies(query, { api: api.name, worker: worker.name });
}

function loginOf(url: string): Login {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** Returns false if a role is missing and cannot be created. For a login it tries regardless, so that the error is seen. */
async function ensureRole(query: Query, name: string, attributes: string): Promise<boolean> {
  const known = (await query('SELECT FROM pg_roles WHERE rolname = $1', [name])) as object[];
  if (known.length > 0) return true;
  const [{ may }] = (await query('SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user')) as [
    { may: boolean },
  ];
  if (!may && attributes === 'NOLOGIN') return false;
  await query(`CREATE ROLE ${escapeIdentifier(name)} ${attributes}`);
  return true;
}

const namesBy = async (query: Query, statement: string): Promise<string[]> =>
  ((await query(statement)) as { name: string }[]).map((found) => found.name);

async function revokeWorkerRights(query: Query, roles: string): Promise<void> {
  const functions = (await namesBy(query, DEFINER_FUNCTIONS)).filter((name) => CALLED_BY_WORKER.test(name));
  for (const statement of [
    `REVOKE INSERT ON ${ADDED_BY_WORKER.join(', ')} FROM ${roles}`,
    `REVOKE DELETE ON ${REMOVED_BY_WORKER.join(', ')} FROM ${roles}`,
    `REVOKE EXECUTE ON FUNCTION ${functions.join(', ')} FROM ${roles}`,
  ])
    await query(statement);
}

async function grant(query: Query, roles: string): Promise<void> {
  const [appendOnly, functions] = [await namesBy(query, APPEND_ONLY), await namesBy(query, DEFINER_FUNCTIONS)];
  for (const statement of [
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC',
    `GRANT USAGE ON SCHEMA public TO ${roles}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${roles}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${roles}`,
    `REVOKE UPDATE, DELETE ON ${[...appendOnly, 'migrations'].join(', ')} FROM ${roles}`,
    `REVOKE INSERT ON migrations FROM ${roles}`,
    `GRANT EXECUTE ON FUNCTION ${functions.join(', ')} TO ${roles}`,
    `REVOKE INSERT, UPDATE ON ${NOT_INSERTABLE.join(', ')} FROM ${roles}`,
    `REVOKE DELETE ON ${NOT_DELETABLE.join(', ')} FROM ${roles}`,
  ])
    await query(statement);
}

/** Gives sessions of the role in this database the settings that the apps rely on. */
async function setSessionDefaults(query: Query, role: string): Promise<void> {
  const [{ name }] = (await query('SELECT current_database() AS name')) as [{ name: string }];
  for (const [setting, value] of Object.entries(SESSION_SETTINGS))
    await query(`ALTER ROLE ${role} IN DATABASE ${escapeIdentifier(name)} SET ${setting} = ${escapeLiteral(value)}`);
}

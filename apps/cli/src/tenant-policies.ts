import { escapeIdentifier } from 'pg';
import { ACROSS_ROLE, SETTING, TENANT_ROLE } from '../../../libs/platform/database/src/reach';

export type Query = (statement: string, values?: unknown[]) => Promise<unknown>;

/** A table whose rows belong to a company, or to none if the column is null. */
interface TenantTable {
  readonly name: string;
  readonly may_be_null: boolean;
}

const OPEN = 'tutti_open';
const LOCK = 'tutti_companies';
/** Messages without a company belong to the system itself: every transaction may write them. */
const MESSAGES = 'outbox';

const UNLOCKED = `
  SELECT c.oid::regclass::text AS name, NOT a.attnotnull AS may_be_null
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id' AND NOT a.attisdropped
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${LOCK}')
  ORDER BY 1`;

const MEMBERS = `
  SELECT g.rolname AS role, m.rolname AS member FROM pg_auth_members a
  JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member WHERE a.set_option AND g.rolname = ANY ($1)`;

/**
 * Gives every table with a `company_id` policies by which a transaction sees and writes only rows of its companies. Without the setting it
 * sees no rows. Other roles are not restricted: single statements have their scope in their text, and the previous version does not know
 * the policies.
 */
export async function derivePolicies(query: Query, { api, worker }: { readonly api: string; readonly worker: string }): Promise<void> {
  await admit(query, { api, worker });
  for (const table of (await query(UNLOCKED)) as TenantTable[]) {
    const condition = conditionOf(table);
    await query(`ALTER TABLE ${table.name} ENABLE ROW LEVEL SECURITY`);
    await query(`CREATE POLICY ${OPEN} ON ${table.name} USING (true) WITH CHECK (true)`);
    await query(`CREATE POLICY ${LOCK} ON ${table.name} AS RESTRICTIVE TO ${TENANT_ROLE} USING (${condition}) WITH CHECK (${condition})`);
  }
}

function conditionOf({ name, may_be_null }: TenantTable): string {
  const companies = `string_to_array(current_setting('${SETTING}', true), ',')`;
  const named = `${may_be_null ? "coalesce(company_id, '')" : 'company_id'} = ANY (${companies})`;
  return name === MESSAGES ? `company_id IS NULL OR ${named}` : named;
}

/** Lets both logins become the tenant role, and only the worker the role that reaches all. Neither inherits the rights of these two. */
async function admit(query: Query, { api, worker }: { readonly api: string; readonly worker: string }): Promise<void> {
  const members = (await query(MEMBERS, [[TENANT_ROLE, ACROSS_ROLE]])) as { role: string; member: string }[];
  const isIn = (role: string, member: string) => members.some((one) => one.role === role && one.member === member);
  for (const [role, member] of [
    [TENANT_ROLE, api],
    [TENANT_ROLE, worker],
    [ACROSS_ROLE, worker],
  ] as const)
    if (!isIn(role, member)) await query(`GRANT ${role} TO ${escapeIdentifier(member)} WITH INHERIT FALSE, SET TRUE`);
  if (api !== worker && isIn(ACROSS_ROLE, api)) await query(`REVOKE ${ACROSS_ROLE} FROM ${escapeIdentifier(api)}`);
}

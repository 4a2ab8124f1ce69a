import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { inDirectory } from '@organisation/users';
import type { CompanyRowDto } from './companies.dto';

/** A company as the API returns it. */
export type CompanyView = CompanyRowDto;

const everyone = sql`'id', c.id, 'version', c.version, 'name', c.name, 'timezone', c.timezone, 'locale', c.locale, 'logo', c.logo`;
const overseers = sql`'quota_bytes', c.quota_bytes,
  'people_count', (SELECT count(*) FROM users u WHERE u.company_id = c.id AND ${inDirectory(sql`u`)}),
  'departments_count', (SELECT count(*) FROM departments d WHERE d.company_id = c.id),
  'created_at', c.created_at, 'updated_at', c.updated_at`;

/**
 * Returns a company as JSON: the public fields, and those that `CompaniesPolicy` allows. A viewer sees the same fields of every company.
 */
export function companyView({ role, company_id, is_superuser }: Actor): Sql {
  if (is_superuser) return sql`json_build_object(${everyone}, ${overseers})`;
  return role === Role.Admin && company_id !== null
    ? sql`json_build_object(${everyone}, 'settings', c.settings, ${overseers})`
    : sql`json_build_object(${everyone})`;
}

import { sql } from '@app/database';
import { inDirectory, person } from '@organisation/users';
import type { DepartmentRowDto } from './departments.dto';

/** A department as the API returns it. */
export type DepartmentView = DepartmentRowDto;

/** A department as JSON, with its parent, lead and number of members. */
export const departmentView = sql`json_build_object('id', d.id, 'version', d.version, 'name', d.name, 'description', d.description, 'is_active', d.is_active,
  'lead', CASE WHEN l.id IS NOT NULL THEN ${person(sql`l`)} END,
  'parent', CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END,
  'people_count', (SELECT count(*) FROM users u WHERE u.department_id = d.id AND ${inDirectory(sql`u`)}),
  'created_at', d.created_at, 'updated_at', d.updated_at)`;

import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import type { UserRowDto } from './users.dto';
import { fullyVisibleTo, runsCompany } from './users.scope';

/** A person as the API returns them. */
export type UserView = UserRowDto;

/** Returns a person as JSON: all fields if `UsersPolicy.read_fully` allows it, else those of the directory. */
export const userView = (viewer: Actor): Sql =>
  runsCompany(viewer) ? everything : sql`CASE WHEN ${fullyVisibleTo(viewer)} THEN ${everything} ELSE ${directory} END`;

const company = sql`CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END`;

const department = sql`CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END`;

const everything = sql`json_build_object('id', u.id, 'version', u.version, 'email', u.email, 'name', u.name, 'first_name', u.first_name,
  'last_name', u.last_name, 'role', u.role, 'employee_number', u.employee_number, 'position', u.position, 'job_part', u.job_part,
  'tags', u.tags, 'profile_image', u.profile_image, 'company', ${company}, 'department', ${department},
  'timezone', coalesce(u.timezone, c.timezone, 'Asia/Seoul'), 'locale', coalesce(u.locale, c.locale, 'ko'), 'status', u.status,
  'join_date', u.join_date, 'last_login_at', u.last_login_at, 'created_at', u.created_at, 'updated_at', u.updated_at)`;

const directory = sql`json_build_object('id', u.id, 'version', u.version, 'name', u.name, 'role', u.role, 'position', u.position, 'job_part', u.job_part,
  'tags', u.tags, 'profile_image', u.profile_image, 'company', ${company}, 'department', ${department})`;

import { type Sql, sql } from '@app/database';

/**
 * Adds a department for every name in `names` that the company does not have. This is a part of the statement that imports people. It
 * returns the id and the name of each new department.
 */
export const departmentsAdded = (company_id: string, names: Sql): Sql => sql`
  INSERT INTO departments (company_id, name)
  SELECT DISTINCT ${company_id}, n.name FROM (${names}) n (name) ORDER BY 2 ON CONFLICT (company_id, name) DO NOTHING RETURNING id, name`;

/** The audit log's changes of a row that `departmentsAdded` has added. The value of the name is masked. */
export const changesOfAdded = (company_id: string): Sql =>
  sql`json_build_object('company_id', json_build_array(NULL, ${company_id}::text), 'name', '["***","***"]'::json)`;

import { type Sql, sql } from '@app/database';

/**
 * Adds a department for every name that `names` selects and the company does not have, as a part of the statement that brings them. It
 * returns the id and the name of each that is new.
 */
export const departmentsAdded = (company_id: string, names: Sql): Sql => sql`
  INSERT INTO departments (company_id, name)
  SELECT DISTINCT ${company_id}, n.name FROM (${names}) n (name) ORDER BY 2 ON CONFLICT (company_id, name) DO NOTHING RETURNING id, name`;

/** The audit log's changes of a row that `departmentsAdded` has added: its name is named, and not told. */
export const changesOfAdded = (company_id: string): Sql =>
  sql`json_build_object('company_id', json_build_array(NULL, ${company_id}::text), 'name', '["***","***"]'::json)`;

import type { Actor } from '@app/auth';
import { type Sql, sql } from '@app/database';
import type { AccessListDto } from './access.dto';
import { foldersReadable } from './access.scope';

/** An access list in responses. */
export type AccessListView = AccessListDto;

const name = sql`CASE a.principal_kind
  WHEN 'user' THEN (SELECT u.name FROM users u WHERE u.id = a.principal_id::int AND u.company_id = a.company_id)
  WHEN 'department' THEN (SELECT d.name FROM departments d WHERE d.id = a.principal_id::int AND d.company_id = a.company_id)
  WHEN 'mentorship' THEN (SELECT m.title FROM mentorships m WHERE m.id = a.principal_id::int AND m.company_id = a.company_id) END`;

/**
 * JSON array of the entries `a` that apply to a folder `f`, or to a document in it: its own ones, which `own` selects, and those of the
 * folders above.
 */
export const entriesView = (viewer: Actor, own: Sql): Sql => sql`(
  SELECT coalesce(json_agg(json_build_object('principal_kind', a.principal_kind, 'principal_id', a.principal_id, 'level', a.level,
    'manages', a.manages, 'principal_name', ${name}, 'is_inherited', NOT coalesce(${own}, false),
    'inherited_from', CASE WHEN NOT coalesce(${own}, false) AND p.id = ANY (${foldersReadable(viewer)})
      THEN json_build_object('id', p.id, 'name', p.name) END)
    ORDER BY coalesce(${own}, false) DESC, cardinality(p.path) DESC, a.id), '[]'::json)
  FROM document_access a LEFT JOIN folders p ON p.id = a.folder_id AND p.company_id = a.company_id
  WHERE a.company_id = f.company_id AND (a.folder_id = ANY (f.path) OR ${own}))`;

import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { person } from '@organisation/users';

/** The tables that a curriculum's card is put together from, in one statement. */
export const curricula = sql`curricula c LEFT JOIN departments d ON d.id = c.department_id LEFT JOIN users o ON o.id = c.owner_id
  LEFT JOIN curriculum_versions v ON v.curriculum_id = c.id AND v.number = c.current_version`;

/** `CurriculaPolicy.read`, said in SQL. */
export function visibleTo({ id, role, company_id }: Actor): Sql {
  switch (role) {
    case Role.Admin:
      return sql`c.company_id = ${company_id}`;
    case Role.Mentor:
      return sql`c.company_id = ${company_id} AND (c.current_version IS NOT NULL OR c.owner_id = ${id})`;
    case Role.Mentee:
      return sql`false`;
  }
}

/** What the working draft says to whoever sees it by `CurriculaPolicy.read_draft`, and to others what the current version says. */
export const seenBy = ({ id, role }: Actor, { draft, published }: { readonly draft: Sql; readonly published: Sql }): Sql =>
  role === Role.Admin ? draft : sql`CASE WHEN c.owner_id = ${id} THEN ${draft} ELSE ${published} END`;

export const titleFor = (viewer: Actor): Sql => seenBy(viewer, { draft: sql`c.title`, published: sql`v.title` });

const words = {
  draft: sql`lower(c.title || ' ' || coalesce(c.description, ''))`,
  published: sql`lower(v.title || ' ' || coalesce(v.description, ''))`,
};
export const wordsFor = (viewer: Actor): Sql => seenBy(viewer, words);

/** A curriculum as JSON, as the viewer sees it. */
export function cardFor(viewer: Actor): Sql {
  const seen = (draft: Sql, published: Sql) => seenBy(viewer, { draft, published });
  return sql`json_build_object('id', c.id, 'version', c.version, 'title', ${titleFor(viewer)}, 'description', ${seen(sql`c.description`, sql`v.description`)},
    'status', c.status,
    'department', CASE WHEN d.id IS NOT NULL THEN json_build_object('id', d.id, 'name', d.name) END,
    'owner', ${person(sql`o`)},
    'total_weeks', ${seen(sql`c.total_weeks`, sql`v.total_weeks`)}, 'weeks', ${seen(sql`c.weeks`, sql`v.weeks`)}, 'tags', c.tags,
    'item_count', ${seen(sql`(SELECT count(*) FROM curriculum_items i WHERE i.curriculum_id = c.id)`, sql`v.item_count`)},
    'version_count', coalesce(c.current_version, 0), 'current_version', c.current_version,
    'has_unpublished_changes', ${seen(sql`c.published_revision IS NOT NULL AND c.published_revision <> c.draft_revision`, sql`false`)},
    'published_at', v.published_at, 'created_at', c.created_at, 'updated_at', c.updated_at)`;
}

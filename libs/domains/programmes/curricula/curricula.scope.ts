import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** The tables that a curriculum's view is put together from, in one statement. */
export const curricula = sql`curricula c LEFT JOIN departments d ON d.id = c.department_id LEFT JOIN users o ON o.id = c.owner_id
  LEFT JOIN curriculum_versions v ON v.curriculum_id = c.id AND v.number = c.current_version`;

/** `CurriculaPolicy.read`, said in SQL. */
export function curriculaVisibleTo({ id, role, company_id }: Actor): Sql {
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
export const curriculumSeenBy = ({ id, role }: Actor, { draft, published }: { readonly draft: Sql; readonly published: Sql }): Sql =>
  role === Role.Admin ? draft : sql`CASE WHEN c.owner_id = ${id} THEN ${draft} ELSE ${published} END`;

export const titleFor = (viewer: Actor): Sql => curriculumSeenBy(viewer, { draft: sql`c.title`, published: sql`v.title` });

const words = {
  draft: sql`lower(c.title || ' ' || coalesce(c.description, ''))`,
  published: sql`lower(v.title || ' ' || coalesce(v.description, ''))`,
};

export const wordsFor = (viewer: Actor): Sql => curriculumSeenBy(viewer, words);

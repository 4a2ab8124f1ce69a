import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';

/** Tables of the view of a curriculum. */
export const curricula = sql`curricula c LEFT JOIN departments d ON d.id = c.department_id LEFT JOIN users o ON o.id = c.owner_id
  LEFT JOIN curriculum_versions v ON v.curriculum_id = c.id AND v.number = c.current_version`;

/** `CurriculaPolicy.read` as SQL. */
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

/** Chooses the value of the working draft if the viewer has `CurriculaPolicy.read_draft`, else that of the current version. */
export const curriculumSeenBy = ({ id, role }: Actor, { draft, published }: { readonly draft: Sql; readonly published: Sql }): Sql =>
  role === Role.Admin ? draft : sql`CASE WHEN c.owner_id = ${id} THEN ${draft} ELSE ${published} END`;

export const titleFor = (viewer: Actor): Sql => curriculumSeenBy(viewer, { draft: sql`c.title`, published: sql`v.title` });

const words = {
  draft: sql`lower(c.title || ' ' || coalesce(c.description, ''))`,
  published: sql`lower(v.title || ' ' || coalesce(v.description, ''))`,
};

export const wordsFor = (viewer: Actor): Sql => curriculumSeenBy(viewer, words);

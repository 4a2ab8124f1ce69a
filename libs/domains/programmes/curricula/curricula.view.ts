import type { Actor } from '@app/auth';
import { type JsonResource, type Sql, sql } from '@app/database';
import { person } from '@organisation/users';
import type { CurriculumRowDto } from './curricula.dto';
import { curriculumSeenBy, titleFor } from './curricula.scope';
import type { Curriculum } from './curriculum.entity';

/** A curriculum in responses. */
export type CurriculumView = CurriculumRowDto;

type Decisive = 'company_id' | 'owner_id' | 'current_version' | 'status' | 'draft_revision' | 'published_revision';

/** A curriculum as JSON, with the facts that decide its permissions. */
export type CurriculumResource = JsonResource<CurriculumView> & Pick<Curriculum, Decisive>;

/** A curriculum as JSON: its draft or its current version, depending on the viewer. */
export function curriculumView(viewer: Actor): Sql {
  const seen = (draft: Sql, published: Sql) => curriculumSeenBy(viewer, { draft, published });
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

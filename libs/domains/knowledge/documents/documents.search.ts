import { and, sql } from '@app/database';
import { declareSearchKind, hasWord, hasWords } from '@app/search-kinds';
import { foldersReadable } from '@knowledge/folders';
import { personOf } from '@organisation/users';
import { DocumentsPolicy } from './documents.policy';
import { documentsVisibleTo } from './documents.scope';

/** Documents outside the trash that the viewer may see, by title. The folder is named if the viewer may see it. */
declareSearchKind({
  name: 'documents',
  rank: 6,
  path: '/api/v1/docs',
  permission: DocumentsPolicy.list,
  source: (viewer, words) => ({
    from: sql`documents d`,
    where: and(
      documentsVisibleTo(viewer, sql`d`),
      sql`d.trashed_at IS NULL`,
      hasWords(words, (word) => hasWord({ title: sql`d.title` }, word)),
    ),
    id: sql`d.id`,
    title: sql`d.title`,
    detail: sql`(SELECT f.name FROM folders f WHERE f.company_id = d.company_id AND f.id = d.folder_id AND f.id = ANY (${foldersReadable(viewer)}))`,
    status: sql`d.status`,
    person: personOf(sql`d.owner_id`),
    changed_at: sql`d.updated_at`,
  }),
});

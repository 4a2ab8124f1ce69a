import { sql } from '@app/database';
import { declarePersonalData } from '@app/personal-data';
import { isClosed, isGivenTo } from '@knowledge/folders';
import { isAdmin } from '@organisation/users';

const mayEdit = sql`(${isGivenTo(sql`u`, 'draft')} OR (${isAdmin(sql`u`)} AND NOT ${isClosed}))`;

declarePersonalData('documents', {
  documents: {
    about: ['draft_title', 'draft_body'],
    made: ['title'],
    none: ['company_id', 'language'],
    leaving:
      'Drafts that the person began are discarded when the person is anonymised, and deleted with a document that was never published. Published documents are kept.',
    // Others may have written on since, so a draft is left out as soon as the person may not edit it any more.
    exported: (user_id) => sql`
      SELECT d.id, d.created_at, d.updated_at, d.status, d.draft, d.owner_id = ${user_id} AS owned_by_you,
        CASE WHEN e.is_editing THEN d.draft_title END AS draft_title, CASE WHEN e.is_editing THEN d.draft_body END AS draft_body
      FROM documents d JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id
        JOIN users u ON u.id = ${user_id} AND u.company_id = d.company_id
        CROSS JOIN LATERAL (SELECT d.drafted_by = u.id AND ${mayEdit} AS is_editing) e
      WHERE ${user_id} IN (d.drafted_by, d.owner_id)`,
  },
  document_openings: {
    made: ['reason'],
    none: ['company_id'],
    leaving: 'Kept with the document: they tell why an admin has opened it.',
    exported: (user_id) => sql`
      SELECT o.id, o.created_at, o.document_id, o.reason, o.expires_at FROM document_openings o WHERE o.user_id = ${user_id}`,
  },
  document_versions: {
    made: ['title', 'body'],
    none: ['company_id'],
    leaving: 'Kept: they are the words of the company.',
    // The text is left out, because it belongs to the company, and the person may not be allowed to read the document any more.
    exported: (user_id) => sql`
      SELECT v.id, v.document_id, v.number, v.title, v.published_at, v.asks_again FROM document_versions v WHERE v.published_by = ${user_id}`,
  },
  document_watchers: {
    none: ['company_id'],
    leaving: 'Deleted when the person is anonymised.',
    exported: (user_id) => sql`
      SELECT w.document_id AS id, w.created_at FROM document_watchers w WHERE w.user_id = ${user_id}`,
  },
});

import { sql } from '@app/database';
import { personOf } from '@organisation/users';
import type { DocumentCommentFieldsDto } from './document-comments.dto';

/** A comment as the API returns it. */
export type DocumentCommentView = DocumentCommentFieldsDto;

/** A quote is not looked for in longer texts: a page of comments would take seconds. */
const MOST_SEARCHED_BYTES = 300_000;

/** FROM items: a comment with its version and the published version. If that is a newer one, `found` is the place of the quote in it. */
export const documentComments = sql`document_comments c JOIN documents d ON d.id = c.document_id AND d.company_id = c.company_id
  JOIN document_versions v ON v.id = c.version_id AND v.company_id = c.company_id
  JOIN document_versions p ON p.id = d.published_version_id AND p.company_id = c.company_id
  LEFT JOIN LATERAL (SELECT strpos(p.body, c.quote) AS place WHERE c.quote IS NOT NULL AND p.id <> v.id
    AND octet_length(p.body) <= ${MOST_SEARCHED_BYTES}) found ON true`;

const anchor = sql`CASE WHEN c.quote IS NOT NULL
  THEN json_build_object('version', v.number, 'start', c.anchor_start, 'end', c.anchor_end, 'quote', c.quote) END`;

/**
 * Anchor in the published version: NULL unless the quote occurs there exactly once. `strpos` counts from 1, and a second occurrence may
 * overlap the first one.
 */
const currentAnchor = sql`CASE WHEN p.id = v.id THEN ${anchor}
  WHEN found.place > 0 AND strpos(substr(p.body, found.place + 1), c.quote) = 0
  THEN json_build_object('version', p.number, 'start', found.place - 1, 'end', found.place - 1 + char_length(c.quote), 'quote', c.quote) END`;

/** A comment as JSON. */
export const documentCommentView = sql`json_build_object('id', c.id, 'version', c.version, 'document_id', c.document_id,
  'parent_id', c.parent_id, 'author', ${personOf(sql`c.author_id`)}, 'body', c.body, 'document_version', v.number,
  'is_outdated', v.number < p.number, 'anchor', ${anchor}, 'current_anchor', ${currentAnchor}, 'resolved_at', c.resolved_at,
  'resolver', ${personOf(sql`c.resolved_by`)}, 'created_at', c.created_at, 'updated_at', c.updated_at)`;

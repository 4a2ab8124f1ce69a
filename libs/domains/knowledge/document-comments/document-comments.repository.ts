import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type FeedPage, type FeedRequest, type JsonResource, sql, touched } from '@app/database';
import { TOMBSTONE } from '@app/personal-data';
import { documentFacts, readableDocument } from '@knowledge/documents';
import { type Anchor, DocumentComment } from './document-comment.entity';
import type { DocumentCommentFacts, OwnCommentFacts } from './document-comments.policy';
import { type DocumentCommentView, documentCommentView, documentComments } from './document-comments.view';

/** A comment that is about to be stored. */
export interface NewComment {
  readonly document_id: number;
  readonly parent_id: number | null;
  readonly body: string;
  readonly anchor?: Anchor;
}

type StoredComment = Pick<DocumentComment, 'id' | 'company_id' | 'document_id' | 'version_id' | 'parent_id' | 'author_id'>;

const ownFacts = sql`c.author_id, c.body IS NULL AS is_deleted`;

@Injectable()
export class DocumentCommentsRepository {
  constructor(private readonly db: Database) {}

  /** The facts that `DocumentCommentsPolicy` needs. */
  @FindsResource('document_comment')
  subject(id: number): Promise<DocumentCommentFacts | undefined> {
    return this.db.row(sql<DocumentCommentFacts>`
      SELECT ${documentFacts}, ${ownFacts} FROM document_comments c JOIN documents d ON d.id = c.document_id AND d.company_id = c.company_id
      JOIN folders f ON f.id = d.folder_id AND f.company_id = d.company_id WHERE c.id = ${id}`);
  }

  /** Comments in the order in which they were written. The caller has checked that the viewer may read the document. */
  list(viewer: Actor, document_id: number, part: FeedRequest): Promise<FeedPage<DocumentCommentView>> {
    const where = sql`c.document_id = ${document_id} AND c.company_id = ${viewer.company_id}`;
    const select = sql`${documentCommentView}::text AS json, ${ownFacts}`;
    return this.db.feed({ select, from: documentComments, where, keys: [{ by: sql`c.id`, type: 'bigint' }], ascending: true }, part);
  }

  /** Finds a comment of a document. The caller has checked that the viewer may read the document. */
  find(viewer: Actor, document_id: number, id: number): Promise<(JsonResource<DocumentCommentView> & OwnCommentFacts) | undefined> {
    return this.db.row(sql<JsonResource<DocumentCommentView> & OwnCommentFacts>`
      SELECT c.id, c.version, ${documentCommentView}::text AS json, ${ownFacts} FROM ${documentComments}
      WHERE c.id = ${id} AND c.document_id = ${document_id} AND c.company_id = ${viewer.company_id}`);
  }

  /** Locks a comment until the transaction ends. */
  findForUpdate(document_id: number, id: number): Promise<DocumentComment | null> {
    return this.db.findForUpdate(DocumentComment, sql`id = ${id} AND document_id = ${document_id}`);
  }

  /** Counts the comments on a document, and locks the number: until the transaction ends, nobody else can add one. */
  async lockCount(document_id: number): Promise<number> {
    await this.db.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended('comments on ' || ${document_id}::text, 0))`);
    const found = await this.db.row(sql<{ count: number }>`
      SELECT count(*)::int AS count FROM document_comments c WHERE c.document_id = ${document_id}`);
    return found!.count;
  }

  /**
   * Stores a comment. The statement itself checks that the author may read the published document now, and that the quote is that slice of
   * the version. Returns undefined if either is not so.
   */
  async add(author: Actor, { document_id, parent_id, body, anchor }: NewComment): Promise<DocumentComment | undefined> {
    const { version, start, end, quote } = anchor ?? { version: null, start: null, end: null, quote: null };
    const stored = await this.db.row(sql<StoredComment>`
      INSERT INTO document_comments (company_id, document_id, version_id, parent_id, author_id, anchor_start, anchor_end, quote, body)
      SELECT d.company_id, d.id, v.id, ${parent_id}::int, ${author.id}::int, ${start}::int, ${end}::int, ${quote}::text, ${body}
      FROM documents d JOIN document_versions v ON v.company_id = d.company_id AND v.document_id = d.id
        AND CASE WHEN ${version}::int IS NULL THEN v.id = d.published_version_id ELSE v.number = ${version}::int END
      WHERE d.id = ${document_id} AND ${readableDocument(author, sql`d`)}
        AND (${quote}::text IS NULL OR substring(v.body FROM ${start}::int + 1 FOR ${end}::int - ${start}::int) = ${quote}::text)
      RETURNING id, company_id, document_id, version_id, parent_id, author_id`);
    return stored && Object.assign(new DocumentComment(), stored);
  }

  save(comment: DocumentComment): Promise<void> {
    return this.db.save(comment);
  }

  /** True if a comment has replies. */
  async hasReplies({ id, company_id }: DocumentComment): Promise<boolean> {
    const found = await this.db.row(sql<{ has_replies: boolean }>`
      SELECT EXISTS (SELECT FROM document_comments c WHERE c.parent_id = ${id} AND c.company_id = ${company_id}) AS has_replies`);
    return found!.has_replies;
  }

  async remove({ id }: DocumentComment): Promise<void> {
    await this.db.rows(sql`DELETE FROM document_comments WHERE id = ${id}`);
  }

  /** Replaces the texts of a person by tombstones. */
  async bury(author_id: number): Promise<void> {
    await this.db.rows(sql`
      UPDATE document_comments SET body = ${TOMBSTONE}, ${touched(DocumentComment)} WHERE author_id = ${author_id} AND body <> ${TOMBSTONE}`);
  }
}

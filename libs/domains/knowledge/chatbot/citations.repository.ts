import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { isShownDocument, readableDocument } from '@knowledge/documents';
import type { Quote } from '@knowledge/writer';
import { MessageStatus } from './chatbot-message.entity';
import { type CitationView, citationView, statusOf } from './chatbot-messages.view';

/** A quote with the sentence that it supports, if a model has written one. */
export type Cited = Quote & { readonly sentence?: string };

/** Progress of an answer. */
export interface AnswerProgress {
  readonly is_finished: boolean;
  /** Citations after the given one that the viewer may read now. */
  readonly citations: readonly CitationView[];
}

@Injectable()
export class CitationsRepository {
  constructor(private readonly db: Database) {}

  /**
   * Adds citations to an answer that is being written, and returns how many were added. The statement itself checks that the actor may read
   * the document now, that the version is the published one, and that the quote is that slice of its text. Citations that fail are left
   * out.
   */
  async add(actor: Actor, message_id: number, cited: readonly Cited[]): Promise<number> {
    const added = await this.db.rows(sql`
      INSERT INTO chatbot_citations (message_id, position, company_id, document_id, version, title, heading, start, "end", quote, sentence)
      SELECT m.id, (SELECT coalesce(max(c.position), 0) FROM chatbot_citations c WHERE c.message_id = m.id) + row_number() OVER (ORDER BY q.place),
        m.company_id, d.id, v.number, v.title, q.heading, q.start, q."end", q.quote, q.sentence
      FROM chatbot_messages m
      CROSS JOIN ROWS FROM (json_to_recordset(${JSON.stringify(cited)})
        AS (document_id int, version_id int, heading text, start int, "end" int, quote text, sentence text))
        WITH ORDINALITY q (document_id, version_id, heading, start, "end", quote, sentence, place)
      JOIN documents d ON d.id = q.document_id AND d.company_id = m.company_id
      JOIN document_versions v ON v.id = q.version_id AND v.id = d.published_version_id
      WHERE m.id = ${message_id} AND m.status = ${MessageStatus.Answering} AND ${isShownDocument(sql`d`)} AND ${readableDocument(actor, sql`d`)}
        AND substring(v.body FROM q.start + 1 FOR q."end" - q.start) = q.quote
      RETURNING 1`);
    return added.length;
  }

  /** Returns the progress of an answer. Undefined if there is no such message. */
  progress(viewer: Actor, message_id: number, after: number): Promise<AnswerProgress | undefined> {
    return this.db.row(sql<AnswerProgress>`
      SELECT ${statusOf(sql`m`)} <> 'answering' AS is_finished,
        ${citationView(viewer, sql`c.message_id = m.id AND c.position > ${after}`)} AS citations
      FROM chatbot_messages m WHERE m.id = ${message_id} AND m.company_id = ${viewer.company_id} AND m.user_id = ${viewer.id}`);
  }
}

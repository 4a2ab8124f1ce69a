import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Sql, sql } from '@app/database';
import { type SearchWord, hasWord, hasWords, searchRank } from '@app/search-kinds';
import { readableDocument } from './documents.scope';

/** A document whose title, or the headings above a part of its text, has the words that were typed. */
export interface DocumentSuggestion {
  readonly document_id: number;
  readonly title: string;
  /** Headings, outermost first. `null` if the title has the words. */
  readonly heading: string | null;
}

const MOST = 10;

const having = (text: Sql, words: readonly SearchWord[]): Sql => hasWords(words, (word) => hasWord({ title: text }, word));

@Injectable()
export class DocumentSuggestionsRepository {
  constructor(private readonly db: Database) {}

  /**
   * Finds documents by titles and headings. Titles come before headings, and those that begin with the first word come before others. Only
   * documents that the viewer may read are compared.
   */
  find(viewer: Actor, words: readonly SearchWord[]): Promise<DocumentSuggestion[]> {
    const [d, heading] = [sql`d`, sql`p.heading`];
    return this.db.rows(sql<DocumentSuggestion>`
      WITH titled AS (
        SELECT d.id AS document_id, d.title, NULL::text AS heading, ${searchRank(sql`d.title`, words)} AS rank FROM documents d
        WHERE ${readableDocument(viewer, d)} AND ${having(sql`d.title`, words)} ORDER BY rank, d.updated_at DESC, d.id LIMIT ${MOST}
      ), headed AS (
        SELECT d.id AS document_id, d.title, p.heading, 2 + min(${searchRank(heading, words)}) AS rank FROM passages p
          JOIN documents d ON d.id = p.document_id AND d.company_id = p.company_id
        WHERE p.company_id = ${viewer.company_id} AND p.heading IS NOT NULL AND ${having(heading, words)} AND ${readableDocument(viewer, d)}
        GROUP BY d.id, p.heading ORDER BY rank, d.updated_at DESC, d.id, p.heading LIMIT ${MOST})
      SELECT s.document_id, s.title, s.heading FROM (SELECT * FROM titled UNION ALL SELECT * FROM headed) s
      ORDER BY s.rank, s.heading NULLS FIRST, s.document_id LIMIT ${MOST}`);
  }
}

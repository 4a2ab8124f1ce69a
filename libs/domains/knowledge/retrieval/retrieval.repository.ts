import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Instant, type PageRequest, type Sql, among, and, sql } from '@app/database';
import { type SearchWord, hasWord, hasWords, searchRank } from '@app/search-kinds';
import type { SearchQuestion } from '@app/text';
import { isOverdueDocument, readableDocument } from '@knowledge/documents';
import { certainty, rankedPassages, ranking, standing } from './ranking';

/** A passage that answers a question. Offsets are in code points of the body of the version. */
export interface FoundPassage {
  readonly document_id: number;
  readonly version_id: number;
  /** Number of the version. */
  readonly version: number;
  readonly title: string;
  readonly heading: string | null;
  readonly start: number;
  readonly end: number;
  /** The slice of the body from `start` until `end`. */
  readonly quote: string;
  /** Certainty that the passage answers the question, from 0 to 1. Not part of any response. */
  readonly score: number;
  readonly is_overdue: boolean;
}

/** Filters of a search for documents. */
export interface DocumentFilter {
  readonly ids?: readonly number[];
  readonly folder_id?: readonly number[];
  readonly language?: string;
  readonly published_after?: Instant;
}

/** A document that was found, with its best passage if it was found by its text. */
export interface FoundDocument {
  readonly id: number;
  readonly title: string;
  readonly folder_id: number;
  readonly language: string | null;
  readonly version: number;
  readonly published_at: Instant;
  readonly is_overdue: boolean;
  readonly heading: string | null;
  readonly start: number | null;
  readonly text: string | null;
  /** Number of all documents that were found. */
  readonly count: number;
}

/** Most titles that a search by initial consonants finds and counts. */
const MOST_TITLES = 1_000;

const shown = sql`d.id, v.title, d.folder_id, d.language, v.number AS version, v.published_at, ${isOverdueDocument(sql`d`)} AS is_overdue`;

@Injectable()
export class RetrievalRepository {
  constructor(private readonly db: Database) {}

  /** The best passages for a question among those that the viewer may read. */
  find(viewer: Actor, question: SearchQuestion, limit: number): Promise<FoundPassage[]> {
    return this.db.rows(sql<FoundPassage>`
      WITH ${ranking({ question, company_id: viewer.company_id ?? '', readable: readableDocument(viewer, sql`d`) })},
      ranked AS MATERIALIZED (${rankedPassages}), standing AS MATERIALIZED (${standing})
      SELECT d.id AS document_id, v.id AS version_id, v.number AS version, v.title, p.heading, p.start, p."end",
        substring(v.body FROM p.start + 1 FOR p."end" - p.start) AS quote, ${certainty} AS score, ${isOverdueDocument(sql`d`)} AS is_overdue
      FROM ranked r CROSS JOIN standing s JOIN passages p ON p.id = r.id JOIN documents d ON d.id = p.document_id
      JOIN document_versions v ON v.id = d.published_version_id AND v.id = p.version_id
      ORDER BY r.place LIMIT ${limit}`);
  }

  /** A page of documents by their best passage. Filters and rights restrict what is ranked and counted. */
  search(viewer: Actor, question: SearchQuestion, { page, page_size, ...filter }: DocumentFilter & PageRequest): Promise<FoundDocument[]> {
    return this.db.rows(sql<FoundDocument>`
      WITH ${ranking({ question, company_id: viewer.company_id ?? '', readable: matching(viewer, filter) })},
      ranked AS MATERIALIZED (${rankedPassages}),
      documents_found AS MATERIALIZED (
        SELECT DISTINCT ON (r.document_id) r.document_id, r.id, r.place FROM ranked r ORDER BY r.document_id, r.place
      ), page AS (
        SELECT f.document_id, f.id, f.place FROM documents_found f ORDER BY f.place LIMIT ${page_size} OFFSET ${(page - 1) * page_size})
      SELECT ${shown}, p.heading, p.start, p.text, c.count
      FROM (SELECT count(*)::int AS count FROM documents_found) c LEFT JOIN page ON true
      LEFT JOIN passages p ON p.id = page.id LEFT JOIN documents d ON d.id = page.document_id
      LEFT JOIN document_versions v ON v.id = d.published_version_id ORDER BY page.place`);
  }

  /** A page of documents by the initial consonants of their titles. */
  searchTitles(viewer: Actor, words: readonly SearchWord[], { page, page_size, ...filter }: DocumentFilter & PageRequest) {
    const title = sql`d.title`;
    return this.db.rows(sql<FoundDocument>`
      WITH found AS MATERIALIZED (
        SELECT d.id, row_number() OVER (ORDER BY ${searchRank(title, words)}, d.updated_at DESC, d.id DESC) AS place
        FROM documents d WHERE ${and(
          matching(viewer, filter),
          hasWords(words, (word) => hasWord({ title }, word)),
        )}
        ORDER BY place LIMIT ${MOST_TITLES}
      ), page AS (SELECT f.id, f.place FROM found f ORDER BY f.place LIMIT ${page_size} OFFSET ${(page - 1) * page_size})
      SELECT ${shown}, NULL::text AS heading, NULL::int AS start, NULL::text AS text, c.count
      FROM (SELECT count(*)::int AS count FROM found) c LEFT JOIN page ON true
      LEFT JOIN documents d ON d.id = page.id LEFT JOIN document_versions v ON v.id = d.published_version_id ORDER BY page.place`);
  }
}

const matching = (viewer: Actor, { ids, folder_id, language, published_after }: DocumentFilter): Sql =>
  and(
    readableDocument(viewer, sql`d`),
    among(sql`d.id`, ids),
    folder_id && sql`d.folder_id IN (SELECT f.id FROM folders f WHERE f.path && ${folder_id}::int[] AND f.company_id = d.company_id)`,
    among(sql`d.language`, language === undefined ? undefined : [language]),
    published_after !== undefined &&
      sql`(SELECT w.published_at FROM document_versions w WHERE w.id = d.published_version_id) >= ${published_after}`,
  );

import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type PageRequest, sql } from '@app/database';
import { type SearchKind, type SearchWord, searchKinds, searchRank } from '@app/search-kinds';

/** The most results of a kind that are counted and paged. */
export const MOST_RESULTS = 1_000;

/** The words, and the part of each kind to read. */
export interface SearchRequest extends PageRequest {
  readonly words: readonly SearchWord[];
  /** Names of the kinds to leave out. */
  readonly without: readonly string[];
}

/** Results of a kind, as JSON text. */
export interface FoundKind {
  readonly kind: string;
  /** One more than `MOST_RESULTS` if there are more. */
  readonly count: number;
  readonly results: string;
}

@Injectable()
export class SearchRepository {
  constructor(private readonly db: Database) {}

  /** One statement for each kind, with its scope inside. They leave together. */
  async find(viewer: Actor, { without, ...request }: SearchRequest): Promise<FoundKind[]> {
    const asked = searchKinds().filter(({ name }) => !without.includes(name));
    return Promise.all(asked.map((kind) => this.findIn(kind, viewer, request)));
  }

  /** Titles that begin with the first word come first, then the last changed ones. Only the rows of the page are written as JSON. */
  private async findIn(kind: SearchKind, viewer: Actor, { words, page, page_size }: Omit<SearchRequest, 'without'>): Promise<FoundKind> {
    const { from, shown_with = sql``, where, id, title, ...shown } = kind.source(viewer, words);
    const found = await this.db.row(sql<Omit<FoundKind, 'kind'>>`
      WITH found AS MATERIALIZED (
        SELECT ${id} AS id, ${searchRank(title, words)} AS rank, ${shown.changed_at} AS changed_at FROM ${from} WHERE ${where} LIMIT ${MOST_RESULTS + 1}
      ), part AS (
        SELECT f.id, row_number() OVER (ORDER BY f.rank, f.changed_at DESC, f.id DESC) AS place FROM found f
        ORDER BY place LIMIT ${page_size} OFFSET ${(page - 1) * page_size})
      SELECT (SELECT count(*)::int FROM found) AS count, (
        SELECT coalesce(json_agg(result.json ORDER BY part.place), '[]')::text FROM part CROSS JOIN LATERAL (
          SELECT json_build_object('id', ${id}, 'title', ${title}, 'detail', ${shown.detail}, 'status', ${shown.status}, 'person', ${shown.person},
            'link', ${kind.path} || '/' || ${id}) AS json FROM ${from} ${shown_with} WHERE ${id} = part.id) result) AS results`);
    return { kind: kind.name, ...found! };
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type PageRequest, sql } from '@app/database';
import { type SearchKind, type SearchWord, searchKinds, searchRank } from '@app/search-kinds';

/** The most results of a kind that are counted and paged. */
export const MOST_RESULTS = 1_000;

/** The words, the page, and the kinds to leave out. */
export interface SearchRequest extends PageRequest {
  readonly words: readonly SearchWord[];
  /** Names of the kinds to leave out. */
  readonly without: readonly string[];
}

/** A page of results of one kind, as JSON text, with the number of all results. */
export interface FoundKind {
  readonly kind: string;
  /** At most `MOST_RESULTS + 1`, which means that there are more than `MOST_RESULTS`. */
  readonly count: number;
  readonly results: string;
}

@Injectable()
export class SearchRepository {
  constructor(private readonly db: Database) {}

  /** Runs one statement for each kind, which has its scope. The statements are sent together. */
  async find(viewer: Actor, { without, ...request }: SearchRequest): Promise<FoundKind[]> {
    const asked = searchKinds().filter(({ name }) => !without.includes(name));
    return Promise.all(asked.map((kind) => this.findIn(kind, viewer, request)));
  }

  /**
   * Sorts titles that begin with the first word before others, then the last changed ones first. It sorts at most `MOST_RESULTS + 1` rows:
   * any of them, if there are more. Only the rows of the page are written as JSON.
   */
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

import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type Instant, sql } from '@app/database';
import { hasFailed, isInProcessing } from '@library/files';
import { scoresVisibleTo, scoresWithPages } from '@library/scores';
import { setlistsVisibleTo } from '@library/setlists';

const RECENT = 5;

interface Recent {
  readonly id: number;
  readonly title: string;
  readonly updated_at: Instant;
}

/** Numbers and recent changes of a musician's scores and setlists. */
export interface Repertoire {
  readonly scores: {
    readonly count: number;
    readonly pages: number;
    readonly trashed: number;
    /** Scores with a file that is still processed. */
    readonly processing: number;
    /** Scores with a file that could not be read. */
    readonly failed: number;
  };
  readonly setlists: { readonly count: number };
  readonly recent: {
    readonly scores: readonly (Recent & { readonly composer: string | null; readonly pages: number | null })[];
    readonly setlists: readonly Recent[];
  };
}

@Injectable()
export class DashboardsRepository {
  constructor(private readonly db: Database) {}

  async repertoire(viewer: Actor): Promise<Repertoire> {
    return (await this.db.row(sql<Repertoire>`
      WITH mine AS MATERIALIZED (
        SELECT s.id, s.title, s.composer, s.updated_at, s.trashed_at, v.pages, f.status
        FROM ${scoresWithPages} JOIN files f ON f.id = v.file_id WHERE ${scoresVisibleTo(viewer)}
      ), lists AS MATERIALIZED (SELECT l.id, l.title, l.updated_at FROM setlists l WHERE ${setlistsVisibleTo(viewer)})
      SELECT (SELECT json_build_object(
          'count', count(*) FILTER (WHERE m.trashed_at IS NULL), 'pages', coalesce(sum(m.pages) FILTER (WHERE m.trashed_at IS NULL), 0),
          'trashed', count(*) FILTER (WHERE m.trashed_at IS NOT NULL),
          'processing', count(*) FILTER (WHERE ${isInProcessing(sql`m`)}),
          'failed', count(*) FILTER (WHERE ${hasFailed(sql`m`)})) FROM mine m) AS scores,
        (SELECT json_build_object('count', count(*)) FROM lists) AS setlists,
        json_build_object(
          'scores', (SELECT coalesce(json_agg(row_to_json(r)), '[]') FROM (
            SELECT m.id, m.title, m.composer, m.pages, m.updated_at FROM mine m WHERE m.trashed_at IS NULL
            ORDER BY m.updated_at DESC, m.id DESC LIMIT ${RECENT}) r),
          'setlists', (SELECT coalesce(json_agg(row_to_json(r)), '[]') FROM (
            SELECT l.id, l.title, l.updated_at FROM lists l ORDER BY l.updated_at DESC, l.id DESC LIMIT ${RECENT}) r)) AS recent`))!;
  }
}

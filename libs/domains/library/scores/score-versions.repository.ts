import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, type JsonResource, type Page, type PageRequest, type Sql, and, insertOf, isOneOf, sql } from '@app/database';
import { JobStatus } from '@app/outbox';
import { isProcessed } from '@library/files';
import type { FileStatus } from '@library/files';
import { ScoreVersion } from './score-version.entity';
import type { ScoreSubject } from './scores.policy';
import { scoreFacts, scoresVisibleTo } from './scores.scope';
import { type ScoreVersionView, scoreVersionColumns } from './scores.view';

/** Information read from a PDF. */
export interface FindingResult {
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  readonly title: string | null;
  readonly is_encrypted: boolean;
  readonly is_repaired: boolean;
}

/** A processing step of a file: reading its information, or rendering its thumbnail. */
export type ScoreFinding = 'info' | 'thumbnail';

/** A version with the state of its file. */
export type VersionAtHand = Pick<ScoreVersion, 'id' | 'score_id' | 'number' | 'file_id' | 'pages'> & {
  readonly user_id: number;
  readonly status: FileStatus;
  readonly trashed_at: string | null;
  readonly filename: string;
};

const versions = sql`score_versions v JOIN scores s ON s.id = v.score_id JOIN files f ON f.id = v.file_id
  LEFT JOIN stored_objects o ON o.id = f.object_id`;
const atHand = sql`SELECT v.id, v.score_id, v.number, v.file_id, v.pages, s.user_id, s.trashed_at, f.status, f.filename FROM ${versions}`;

@Injectable()
export class ScoreVersionsRepository {
  constructor(private readonly db: Database) {}

  list(viewer: Actor, score_id: number, page: PageRequest): Promise<Page<ScoreVersionView>> {
    return this.db.page({ select: scoreVersionColumns, from: versions, where: ofScore(viewer, score_id), order: sql`v.number DESC` }, page);
  }

  view(viewer: Actor, score_id: number, number: number): Promise<(JsonResource<ScoreVersionView> & ScoreSubject) | undefined> {
    return this.db.row(sql<JsonResource<ScoreVersionView> & ScoreSubject>`
      SELECT v.number AS id, v.version, (SELECT row_to_json(view) FROM (SELECT ${scoreVersionColumns}) view)::text AS json, ${scoreFacts}
      FROM ${versions} WHERE v.number = ${number} AND ${ofScore(viewer, score_id)}`);
  }

  /** Finds the current version of a score, or the one with this number. */
  find(score_id: number, number?: number): Promise<VersionAtHand | undefined> {
    return this.db.row(sql<VersionAtHand>`
      ${atHand} WHERE v.score_id = ${score_id} AND v.number = ${number === undefined ? sql`s.current_number` : sql`${number}`}`);
  }

  findByFile(file_id: string): Promise<VersionAtHand | undefined> {
    return this.db.row(sql<VersionAtHand>`${atHand} WHERE v.file_id = ${file_id}`);
  }

  /** All versions of a score, in the order in which their files are locked. */
  findAll(score_id: number): Promise<Pick<ScoreVersion, 'number' | 'file_id'>[]> {
    return this.db.rows(sql<Pick<ScoreVersion, 'number' | 'file_id'>>`
      SELECT v.number, v.file_id FROM score_versions v WHERE v.score_id = ${score_id} ORDER BY v.number`);
  }

  async add(version: ScoreVersion): Promise<void> {
    await this.db.rows(insertOf(ScoreVersion, [version]));
  }

  async remove(score_id: number, number: number): Promise<void> {
    await this.db.rows(sql`DELETE FROM score_versions WHERE score_id = ${score_id} AND number = ${number}`);
  }

  /** Sets the status of a step and, if it failed, the reason. */
  async mark(id: number, finding: ScoreFinding, status: JobStatus, error: string | null = null): Promise<void> {
    const change =
      finding === 'info'
        ? sql`info_status = ${status}, info_error = ${error}`
        : sql`thumbnail_status = ${status}, thumbnail_error = ${error}`;
    await this.db.rows(sql`UPDATE score_versions SET ${change}, updated_at = now() WHERE id = ${id}`);
  }

  /** Marks the unfinished steps of a file as failed (`interrupted`). */
  async interrupt(file_id: string): Promise<void> {
    const isOpen = (status: Sql) => isOneOf(status, [JobStatus.Queued, JobStatus.Started]);
    await this.db.rows(sql`
      UPDATE score_versions SET updated_at = now(),
        info_error = CASE WHEN ${isOpen(sql`info_status`)} THEN 'interrupted' ELSE info_error END,
        info_status = CASE WHEN ${isOpen(sql`info_status`)} THEN 'failed' ELSE info_status END,
        thumbnail_error = CASE WHEN ${isOpen(sql`thumbnail_status`)} THEN 'interrupted' ELSE thumbnail_error END,
        thumbnail_status = CASE WHEN ${isOpen(sql`thumbnail_status`)} THEN 'failed' ELSE thumbnail_status END
      WHERE file_id = ${file_id}`);
  }

  /** Marks both steps of the current versions of these scores as queued, for files that have been processed before. */
  async queueAll(score_ids: readonly number[]): Promise<void> {
    await this.db.rows(sql`
      UPDATE score_versions v SET info_status = ${JobStatus.Queued}, info_error = NULL, thumbnail_status = ${JobStatus.Queued},
        thumbnail_error = NULL, updated_at = now()
      FROM scores s, files f
      WHERE s.id = ANY (${score_ids}::int[]) AND v.score_id = s.id AND v.number = s.current_number AND f.id = v.file_id
        AND ${isProcessed(sql`f`)}`);
  }

  async learn(id: number, { pages, width, height, title, is_encrypted, is_repaired }: FindingResult): Promise<void> {
    await this.db.rows(sql`
      UPDATE score_versions SET pages = ${pages}, page_width = ${width}, page_height = ${height}, pdf_title = ${title},
        is_encrypted = ${is_encrypted}, is_repaired = ${is_repaired}, info_status = ${JobStatus.Finished}, info_error = NULL, updated_at = now() WHERE id = ${id}`);
  }
}

const ofScore = (viewer: Actor, score_id: number): Sql => and(sql`s.id = ${score_id}`, scoresVisibleTo(viewer));

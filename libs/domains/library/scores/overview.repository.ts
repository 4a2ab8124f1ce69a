import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type JsonResource, type Page, type PageRequest, orderBy, sql } from '@app/database';
import { hasFailed, isInProcessing } from '@library/files';
import { type ScoreCountsView, type ScoreStatisticsView, scoreCountsColumns } from './overview.view';
import { hasThumbnail, scores, scoresVisibleTo } from './scores.scope';

const MOST_USED = 20;
const MINE = sql`(SELECT s.*, v.pages, f.size_bytes, f.status, ${hasThumbnail} AS has_thumbnail FROM ${scores}`;

/** The most used values, each with its number of scores. */
const mostUsed = (value: ReturnType<typeof sql>, from = sql`mine m`) => sql`
  (SELECT coalesce(json_agg(row_to_json(used)), '[]') FROM (
     SELECT ${value} AS value, count(*)::int AS count FROM ${from}
     WHERE m.trashed_at IS NULL AND ${value} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${MOST_USED}) used)`;

export interface CountsQuery extends PageRequest {
  readonly ordering: readonly string[];
}

const sortable = { user_name: sql`p.name`, score_count: sql`score_count`, trashed_count: sql`trashed_count`, size_bytes: sql`size_bytes` };

/** Statistics have no version, so that the response has no ETag. */
export type ScoreNumbers = Omit<JsonResource<ScoreStatisticsView>, 'version'>;

/** Reads statistics of scores, and lists scores in the trash. */
@Injectable()
export class OverviewRepository {
  constructor(private readonly db: Database) {}

  async statistics(viewer: Actor): Promise<ScoreNumbers> {
    return (await this.db.row(sql<ScoreNumbers>`
      WITH mine AS ${MINE} WHERE ${scoresVisibleTo(viewer)})
      SELECT 0 AS id, (SELECT row_to_json(numbers) FROM (
        SELECT count(*) FILTER (WHERE m.trashed_at IS NULL)::int AS count,
          count(*) FILTER (WHERE m.trashed_at IS NOT NULL)::int AS trashed_count,
          coalesce(sum(m.size_bytes) FILTER (WHERE m.trashed_at IS NULL), 0)::bigint AS size_bytes,
          coalesce(sum(m.pages) FILTER (WHERE m.trashed_at IS NULL), 0)::int AS pages,
          count(*) FILTER (WHERE m.trashed_at IS NULL AND m.tags = '{}')::int AS untagged_count,
          count(*) FILTER (WHERE m.trashed_at IS NULL AND m.has_thumbnail)::int AS with_thumbnail_count,
          count(*) FILTER (WHERE ${isInProcessing(sql`m`)})::int AS processing_count,
          count(*) FILTER (WHERE ${hasFailed(sql`m`)})::int AS failed_count,
          ${mostUsed(sql`m.composer`)} AS composers, ${mostUsed(sql`m.instrumentation`)} AS instrumentations,
          ${mostUsed(sql`m.genre`)} AS genres, ${mostUsed(sql`substring(m.difficulty FROM '^[1-5]$')`)} AS difficulties,
          ${mostUsed(sql`t.tag`, sql`mine m CROSS JOIN LATERAL unnest(m.tags) AS t (tag)`)} AS tags
        FROM mine m) numbers)::text AS json`))!;
  }

  /** Counts the scores of each person whose files count against the company's quota. Returns no titles. */
  counts({ company_id }: Actor, { ordering, ...page }: CountsQuery): Promise<Page<ScoreCountsView>> {
    const from = sql`users p JOIN LATERAL (
      SELECT count(*) FILTER (WHERE s.trashed_at IS NULL)::int AS score_count, count(*) FILTER (WHERE s.trashed_at IS NOT NULL)::int AS trashed_count,
        sum((SELECT sum(f.size_bytes) FROM score_versions v JOIN files f ON f.id = v.file_id WHERE v.score_id = s.id))::bigint AS size_bytes
      FROM scores s WHERE s.user_id = p.id AND s.company_id = ${company_id}) n ON n.score_count + n.trashed_count > 0`;
    const where = sql`p.id IN (SELECT s.user_id FROM scores s WHERE s.company_id = ${company_id})`;
    return this.db.page({ select: scoreCountsColumns, from, where, order: orderBy(ordering, sortable, sql`p.id`) }, page);
  }

  /** The company of a person whose scores are counted. `undefined` for a person without a company. */
  @FindsResource('score_count')
  findOwner(user_id: number): Promise<{ readonly company_id: string } | undefined> {
    return this.db.row(sql<{ company_id: string }>`SELECT u.company_id FROM users u WHERE u.id = ${user_id} AND u.company_id IS NOT NULL`);
  }

  /** Ids of a person's scores in the trash whose files count against the company's quota. */
  async trashedOf(user_id: number, company_id: string | null): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT s.id FROM scores s WHERE s.user_id = ${user_id} AND s.company_id = ${company_id} AND s.trashed_at IS NOT NULL ORDER BY s.id`);
    return found.map(({ id }) => id);
  }

  /** Ids of scores that were trashed before `moment`, oldest first. */
  async trashedBefore(moment: string, limit: number): Promise<number[]> {
    const found = await this.db.rows(sql<{ id: number }>`
      SELECT s.id FROM scores s WHERE s.trashed_at < ${moment} ORDER BY s.trashed_at LIMIT ${limit}`);
    return found.map(({ id }) => id);
  }
}

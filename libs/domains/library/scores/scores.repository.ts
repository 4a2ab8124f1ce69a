import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type JsonResource, type Page, type PageRequest, orderBy, sql, touched, trackChanges } from '@app/database';
import { Score } from './score.entity';
import type { ScoreSubject } from './scores.policy';
import { type ScoreFilter, listedScores } from './scores.filter';
import { scoreFacts, scores, scoresVisibleTo } from './scores.scope';
import { type ScoreView, scoreColumns } from './scores.view';

export interface ScoreQuery extends PageRequest, ScoreFilter {
  readonly ordering: readonly string[];
}

const sortable = {
  created_at: sql`s.created_at`,
  updated_at: sql`s.updated_at`,
  title: sql`s.title`,
  composer: { nullable: sql`s.composer` },
  size: sql`f.size_bytes`,
  size_bytes: sql`f.size_bytes`,
  pages: { nullable: sql`v.pages` },
};

@Injectable()
export class ScoresRepository {
  constructor(private readonly db: Database) {}

  @FindsResource('score')
  find(id: number): Promise<Score | null> {
    return this.db.find(Score, sql`id = ${id}`);
  }

  /** Locks the row until the transaction ends. Lock order: the score first, then its files by version number. */
  findForUpdate(id: number): Promise<Score | null> {
    return this.db.findForUpdate(Score, sql`id = ${id}`);
  }

  /** Locks these scores of the viewer in the order of their ids, so that two concurrent bulk changes cannot deadlock. */
  async findAllForUpdate(viewer: Actor, ids: readonly number[]): Promise<Score[]> {
    const found = await this.db.rows(sql<Score>`
      SELECT s.* FROM scores s WHERE s.id = ANY (${ids}::int[]) AND ${scoresVisibleTo(viewer)} ORDER BY s.id FOR UPDATE`);
    return found.map((row) => trackChanges(Object.assign(new Score(), row)));
  }

  /** Gets a score that the viewer can see. */
  view(viewer: Actor, id: number): Promise<(JsonResource<ScoreView> & ScoreSubject) | undefined> {
    return this.db.row(sql<JsonResource<ScoreView> & ScoreSubject>`
      SELECT s.id, s.version, (SELECT row_to_json(view) FROM (SELECT ${scoreColumns}) view)::text AS json, ${scoreFacts}
      FROM ${scores} WHERE s.id = ${id} AND ${scoresVisibleTo(viewer)}`);
  }

  list(viewer: Actor, { ordering, page, page_size, ...filter }: ScoreQuery): Promise<Page<ScoreView>> {
    return this.db.page(
      { select: scoreColumns, from: scores, where: listedScores(viewer, filter), order: orderBy(ordering, sortable, sql`s.id`) },
      { page, page_size },
    );
  }

  /** All scores of a person, in the trash or not. */
  listOf(user_id: number): Promise<Pick<Score, 'id'>[]> {
    return this.db.rows(sql<Pick<Score, 'id'>>`SELECT s.id FROM scores s WHERE s.user_id = ${user_id} ORDER BY s.id`);
  }

  async add(score: Score): Promise<void> {
    await this.db.add(score);
  }

  save(score: Score): Promise<void> {
    return this.db.save(score);
  }

  /** Saves the metadata and tags of several scores in one statement. */
  async saveAll(changed: readonly Score[]): Promise<void> {
    await this.db.rows(sql`
      UPDATE scores s SET composer = given.composer, arranger = given.arranger, instrumentation = given.instrumentation,
        genre = given.genre, difficulty = given.difficulty, tags = given.tags, note = given.note, ${touched(Score, 's')}
      FROM json_populate_recordset(NULL::scores, ${JSON.stringify(changed)}) given WHERE s.id = given.id`);
  }

  /** Deletes a score and its versions. */
  async remove({ id }: Score): Promise<void> {
    await this.db.rows(sql`DELETE FROM scores WHERE id = ${id}`);
  }
}

import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql } from '@app/database';
import type { Passage } from './passage.entity';

/** A passage to write. Its version is given separately. */
export type NewPassage = Pick<Passage, 'position' | 'start' | 'end' | 'heading' | 'text' | 'tokens'>;

/** The version whose passages are written. */
export type PassageSource = Pick<Passage, 'company_id' | 'document_id' | 'version_id'>;

/** The most changes that are added up in one transaction. */
const MOST_CHANGES = 100;

@Injectable()
export class PassagesRepository {
  constructor(private readonly db: Database) {}

  /** Tokens are sent as text, because the rows of a Postgres array of arrays must have the same length. */
  async add({ company_id, document_id, version_id }: PassageSource, passages: readonly NewPassage[]): Promise<void> {
    const of = <Key extends keyof NewPassage>(key: Key) => passages.map((passage) => passage[key]);
    await this.db.rows(
      counting(
        sql`INSERT INTO passages (company_id, document_id, version_id, position, start, "end", heading, text, tokens)
          SELECT ${company_id}::text, ${document_id}::int, ${version_id}::int, n.position, n.start, n."end", n.heading, n.text, n.tokens::int[]
          FROM unnest(${of('position')}::int[], ${of('start')}::int[], ${of('end')}::int[], ${of('heading')}::text[], ${of('text')}::text[],
            ${passages.map(({ tokens }) => `{${tokens.join()}}`)}::text[]) AS n (position, start, "end", heading, text, tokens)`,
        sql`1`,
      ),
    );
  }

  async remove(document_ids: readonly number[]): Promise<void> {
    await this.db.rows(counting(sql`DELETE FROM passages WHERE document_id = ANY (${document_ids})`, sql`-1`));
  }

  /**
   * Adds the oldest changes to the totals, and deletes them. Returns how many there were. It updates totals in the order of their keys, so
   * that two runs cannot deadlock.
   */
  async fold(): Promise<number> {
    const { changes, gone } = (await this.db.row(sql<{ changes: number; gone: string }>`
      WITH taken AS (
        DELETE FROM passage_term_changes WHERE id IN (
          SELECT c.id FROM passage_term_changes c ORDER BY c.id LIMIT ${MOST_CHANGES} FOR UPDATE SKIP LOCKED)
        RETURNING company_id, tokens, passages
      ), folded AS (
        INSERT INTO passage_terms AS t (company_id, token, passages)
        SELECT c.company_id, n.token, sum(n.passages) FROM taken c, unnest(c.tokens, c.passages) AS n (token, passages)
        GROUP BY c.company_id, n.token HAVING sum(n.passages) <> 0 ORDER BY c.company_id, n.token
        ON CONFLICT (company_id, token) DO UPDATE SET passages = t.passages + excluded.passages
        RETURNING t.company_id, t.token, t.passages)
      SELECT (SELECT count(*)::int FROM taken) AS changes,
        (SELECT coalesce(json_agg(json_build_object('company_id', f.company_id, 'token', f.token)), '[]')::text FROM folded f WHERE f.passages <= 0) AS gone`))!;
    if (gone !== '[]') await this.forget(gone);
    return changes;
  }

  private async forget(gone: string): Promise<void> {
    await this.db.rows(sql`
      DELETE FROM passage_terms t USING json_to_recordset(${gone}) AS g (company_id text, token int)
      WHERE t.company_id = g.company_id AND t.token = g.token AND t.passages <= 0`);
  }
}

/** Writes or deletes passages, and records by how much that changes the number of passages of each token. */
const counting = (change: Sql, by: Sql): Sql => sql`
  WITH changed AS (${change} RETURNING company_id, tokens),
  counted AS (
    SELECT c.company_id, t.token, ${by} * count(*)::int AS passages FROM changed c, unnest(c.tokens || 0) AS t (token) GROUP BY c.company_id, t.token)
  INSERT INTO passage_term_changes (company_id, tokens, passages)
  SELECT n.company_id, array_agg(n.token ORDER BY n.token), array_agg(n.passages ORDER BY n.token) FROM counted n GROUP BY n.company_id`;

import { type Sql, sql } from '@app/database';

/** Most changes that a search reads beside the totals: the newest ones, which the schedule has not added up yet. */
const MOST_CHANGES = 50;

/**
 * Counts the passages of a company that have a token, as rows of token and passages. The token 0 counts all passages. A token that no
 * passage has may have no row.
 */
export const termFrequencies = (company_id: string, tokens: readonly number[]): Sql => sql`
  SELECT n.token, greatest(sum(n.passages), 0)::float8 AS passages FROM (
    SELECT t.token, t.passages FROM passage_terms t WHERE t.company_id = ${company_id} AND t.token = ANY (${[0, ...tokens]}::int[])
    UNION ALL SELECT u.token, u.passages FROM (
      SELECT c.tokens, c.passages FROM passage_term_changes c WHERE c.company_id = ${company_id} ORDER BY c.id DESC LIMIT ${MOST_CHANGES}) c,
      unnest(c.tokens, c.passages) AS u (token, passages) WHERE u.token = ANY (${[0, ...tokens]}::int[])) n
  GROUP BY n.token`;

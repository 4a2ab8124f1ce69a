import { type Sql, and, containing, sql } from '@app/database';
import type { AskedTerm, SearchQuestion } from '@app/text';
import { termFrequencies } from '@knowledge/passages';

/** A question, and a condition on the documents `d` whose passages may answer it. The condition has the rights of the reader in it. */
export interface Ranked {
  readonly question: SearchQuestion;
  readonly company_id: string;
  /** A condition on `documents d`. Nothing else is ranked, counted or returned. */
  readonly readable: Sql;
}

/**
 * Weights of the ranking, chosen on the development half of the golden set (test/knowledge). The score of a passage is its gain, as a share
 * of the most that the question can give, plus the terms below.
 */
export const WEIGHTS = {
  /** Added if all neighbouring terms of the question are near each other in the passage; less if only some are. */
  proximity: 0.3,
  /** Added for a version that was published today. A year later, about a third of it is added. */
  freshness: 0.03,
  /** Part of the score that depends on the length: BM25's b. */
  length: 0.05,
  /** Factor for a document whose title names a past year, as that of an old edition does, unless the question names a year. */
  pastEdition: 0.75,
};

/**
 * Terms are looked up from the rarest on, until the passages that have them add up to this number. The rarest one is always looked up, and
 * more frequent ones only together.
 */
const MOST_FOUND = 8_000;
/** Most readable passages that one lookup finds. */
const MOST_OF_LOOKUP = 2_000;
/** A passage whose gain is less than this share of the best one is left out. */
const LEAST = 0.2;
/** Most passages that are ranked and counted, by the gain of the terms that were looked up. */
const MOST_COUNTED = 1_000;
/** Most of these whose texts and tokens are read. */
const MOST_EXAMINED = 200;
/** Code points of an average passage. */
const AVERAGE_LENGTH = 550;

/**
 * Common table expressions that `rankedPassages` reads.
 *
 * 1. The index finds passages of readable documents: by each of the rarest terms of the question and of its equivalents, and by the rarest
 *    terms of all concepts together. Each lookup checks rights, so that passages which only others may read take up no places.
 * 2. These passages are ordered by the gain of the terms that were looked up: BM25 with the frequencies of the company.
 * 3. The best are examined: all concepts, the distance of their terms, length and age.
 */
export function ranking({ question, company_id, readable }: Ranked): Sql {
  return sql`
    ${weighing(question, company_id)}, budgeted AS MATERIALIZED (
      SELECT w.*, sum(w.passages) OVER (ORDER BY w.passages, w.part) AS reached, row_number() OVER (ORDER BY w.passages, w.part) AS rarity,
        row_number() OVER (PARTITION BY w.concept, w.form, w.is_base ORDER BY w.passages, w.part) AS rarity_within
      FROM weighed w WHERE w.form = 0 OR w.is_base
    ), lookups AS MATERIALIZED (
      SELECT b.tokens, b.concept, b.form, b.gain FROM budgeted b WHERE b.reached <= ${MOST_FOUND} OR b.rarity = 1
      UNION ALL
      SELECT array_agg(b.tokens[1]) FILTER (WHERE b.rarity_within = 1 AND b.passages > 0), 0, 0, sum(b.gain) FILTER (WHERE b.reached > ${MOST_FOUND} AND b.rarity > 1) FROM budgeted b
      WHERE b.form = 0 AND b.is_base HAVING bool_or(b.reached > ${MOST_FOUND} AND b.rarity > 1)
    ), readable AS MATERIALIZED (
      SELECT d.id FROM documents d WHERE ${readable}
    ), found AS MATERIALIZED (
      SELECT c.id, c.document_id, sum(c.gain) AS gain FROM (
        SELECT p.id, p.document_id, greatest(sum(l.gain) FILTER (WHERE l.form = 0), max(l.gain) FILTER (WHERE l.form > 0)) AS gain
        FROM lookups l CROSS JOIN LATERAL (
          SELECT p.id, p.document_id FROM passages p WHERE p.company_id = ${company_id} AND p.tokens @> l.tokens
            AND (p.document_id IN (SELECT r.id FROM readable r)) IS TRUE ${having(question)}
          LIMIT ${MOST_OF_LOOKUP}) p
        GROUP BY p.id, p.document_id, l.concept) c
      GROUP BY c.id, c.document_id
    ), counted AS MATERIALIZED (
      SELECT f.id, f.document_id, f.gain FROM found f
      WHERE f.gain >= ${LEAST}::float8 * (SELECT max(f.gain) FROM found f) ORDER BY f.gain DESC, f.id LIMIT ${MOST_COUNTED}
    ), best AS MATERIALIZED (
      SELECT c.id, c.gain FROM counted c ORDER BY c.gain DESC, c.id LIMIT ${MOST_EXAMINED}
    ), matched AS MATERIALIZED (
      SELECT b.id, t.token FROM best b JOIN passages p ON p.id = b.id CROSS JOIN LATERAL unnest(p.tokens) AS t (token)
      WHERE t.token = ANY (${question.terms.map(({ token }) => token)}::int[])
    ), gains AS MATERIALIZED (${gains}
    ), examined AS MATERIALIZED (
      SELECT p.id, p.document_id, t.covered / a.gain AS covered, ((t.gain / a.gain
          + ${WEIGHTS.proximity}::float8 * ${near(question.pairs)})
        / (1 - ${WEIGHTS.length}::float8 + ${WEIGHTS.length}::float8 * (p."end" - p.start) / ${AVERAGE_LENGTH})
        + ${WEIGHTS.freshness}::float8 * exp(-extract(epoch FROM now() - v.published_at) / 31557600))
        * CASE WHEN ${question.names_year ? sql`false` : isPastEdition} THEN ${WEIGHTS.pastEdition}::float8 ELSE 1 END AS score
      FROM best b JOIN passages p ON p.id = b.id JOIN document_versions v ON v.id = p.version_id
      JOIN gains t ON t.id = b.id CROSS JOIN (SELECT sum(w.gain) AS gain FROM wholes w) a
    )`;
}

/**
 * The parts of the question, each with its gain: what it gives to a passage that has all of its tokens. The frequency of a concept is the
 * number of passages that have any of its forms, so that a word that no document of the company uses is as rare as its equivalents. The
 * rarity of a word is the mean of its own and that of its concept. The gain of a whole concept is the sum over its own words; an equivalent
 * has a share of that.
 */
function weighing({ terms }: SearchQuestion, company_id: string): Sql {
  const of = <Key extends keyof AskedTerm>(key: Key) => terms.map((term) => term[key]);
  return sql`
    asked AS MATERIALIZED (
      SELECT a.* FROM unnest(${of('token')}::int[], ${of('base')}::int[], ${of('weight')}::float8[], ${of('concept')}::int[],
        ${of('form')}::int[], ${of('part')}::int[], ${of('is_word')}::bool[]) AS a (token, base, weight, concept, form, part, is_word)
    ), numbers AS MATERIALIZED (${termFrequencies(company_id, [...new Set(of('token'))])}
    ), total AS MATERIALIZED (
      SELECT greatest(coalesce(max(n.passages), 1), 1) AS passages FROM numbers n
    ), concepts AS MATERIALIZED (
      SELECT f.concept, total.passages * (1 - exp(sum(ln(greatest(1 - f.passages / total.passages, 1e-9))))) AS passages FROM (
        SELECT a.concept, a.form, min(coalesce(n.passages, 0)) AS passages FROM asked a LEFT JOIN numbers n ON n.token = a.base
        WHERE a.is_word GROUP BY a.concept, a.form) f CROSS JOIN total
      GROUP BY f.concept, total.passages
    ), counts AS MATERIALIZED (
      SELECT a.*, a.token = a.base AS is_base, coalesce(own.passages, 0) AS passages, CASE WHEN a.is_word
        THEN (${rarity(sql`coalesce(base.passages, 0)`)} + ${rarity(sql`c.passages`)}) / 2 ELSE ${rarity(sql`coalesce(base.passages, 0)`)} END AS says
      FROM asked a CROSS JOIN total JOIN concepts c ON c.concept = a.concept
      LEFT JOIN numbers base ON base.token = a.base LEFT JOIN numbers own ON own.token = a.token
    ), wholes AS MATERIALIZED (
      SELECT n.concept, sum(n.weight * n.says) AS gain FROM counts n WHERE n.form = 0 AND n.is_base GROUP BY n.concept
    ), weighed AS MATERIALIZED (
      SELECT n.part, n.concept, n.form, n.is_base, array_agg(n.token) AS tokens, count(*) AS size, min(n.passages) AS passages,
        max(n.weight * CASE WHEN n.form = 0 THEN n.says ELSE w.gain END) AS gain
      FROM counts n JOIN wholes w ON w.concept = n.concept GROUP BY n.part, n.concept, n.form, n.is_base
    )`;
}

/**
 * The gains of the best passages. A part counts if the passage has all of its tokens. The gain of a form is the sum over its parts, and the
 * gain of a concept is that of its best form. Tokens are stored out of line, so they are read once per passage (`matched`).
 */
const gains = sql`
  SELECT c.id, sum(c.gain) AS gain, coalesce(sum(c.covered), 0) AS covered FROM (
    SELECT f.id, max(f.gain) AS gain, max(f.covered) AS covered FROM (
      SELECT m.id, m.concept, sum(m.gain) AS gain, sum(m.gain) FILTER (WHERE m.is_base) AS covered FROM (
        SELECT t.id, w.concept, w.form, w.is_base, w.gain FROM matched t JOIN asked a ON a.token = t.token JOIN weighed w ON w.part = a.part
        GROUP BY t.id, w.part, w.concept, w.form, w.is_base, w.gain, w.size HAVING count(*) = w.size) m
      GROUP BY m.id, m.concept, m.form) f
    GROUP BY f.id, f.concept) c
  GROUP BY c.id`;

/** Rarity of a term that this many passages have: the inverse document frequency of BM25. */
const rarity = (passages: Sql): Sql => sql`ln(1 + (total.passages - ${passages} + 0.5) / (${passages} + 0.5))`;

/**
 * Rows of passages in their order. `covered` is the share of the question that a passage has, where rare terms count more. Passages that
 * were not examined come last.
 */
export const rankedPassages = sql`
  SELECT e.id, e.document_id, e.covered, e.score, row_number() OVER (ORDER BY e.score DESC, e.id) AS place FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, 0, ${MOST_EXAMINED} + row_number() OVER (ORDER BY c.gain DESC, c.id)
  FROM counted c WHERE NOT EXISTS (SELECT FROM best b WHERE b.id = c.id)`;

/** Number of documents to which the best one is compared: those behind it. */
const MOST_OTHERS = 9;
/** Share of the certainty that comes from this comparison, if there are that many documents. */
const STANDING = 0.7;

/**
 * A row with the score of the best document, the mean score of those behind it, and the share of the certainty that comes from comparing
 * the two.
 */
export const standing = sql`
  SELECT max(s.score) AS best, avg(s.score) FILTER (WHERE s.place > 1) AS others, ${STANDING}::float8 * (count(*) - 1) / ${MOST_OTHERS} AS share FROM (
    SELECT max(e.score) AS score, row_number() OVER (ORDER BY max(e.score) DESC, e.document_id) AS place FROM examined e GROUP BY e.document_id
    ORDER BY score DESC, e.document_id LIMIT ${MOST_OTHERS + 1}) s`;

/**
 * Certainty, from 0 to 1, that a ranked passage (`r`) answers the question. It depends on how far the passage stands out among the
 * documents (`s`), because many documents have words of the question but mostly one has the answer; and on the share of the question that
 * the passage has. The shares and the threshold were chosen on the development half of the golden set.
 */
export const certainty = sql`least(1, greatest(0,
  s.share * coalesce((r.score - s.others) / nullif(s.best, 0), 0) + (1 - s.share) * r.covered))`;

const MONTH = '[0-9]월|january|february|march|april|may|june|july|august|september|october|november|december';

/**
 * True for a version (`v`) whose title has a past year and no month. A title with a month names a record of that time, which does not
 * become outdated.
 */
const isPastEdition = sql`(substring(v.title FROM '(?:^|[^0-9])(20[0-9]{2})(?![0-9])')::int < extract(year FROM now()) AND v.title !~* ${MONTH})`;

/** Share of the pairs of neighbouring terms of the question that are near each other in the passage. */
const near = (pairs: readonly string[]): Sql =>
  pairs.length === 0
    ? sql`0`
    : sql`(SELECT count(*) FROM (SELECT lower(p.text) AS text OFFSET 0) low, unnest(${pairs}::text[]) AS pair (pattern) WHERE low.text ~ pair.pattern) / ${pairs.length}::float8`;

/** Condition that the passage has the phrases in quotation marks. The index finds the passages that have all of their words. */
function having({ phrases, required }: SearchQuestion): Sql {
  if (phrases.length === 0) return sql``;
  return sql`AND p.tokens @> ${required}::int[] AND ${and(...phrases.map((phrase) => sql`lower(p.text) LIKE ${containing(phrase)}`))}`;
}

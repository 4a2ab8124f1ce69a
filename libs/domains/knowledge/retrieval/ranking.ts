import { type Sql, and, containing, sql } from '@app/database';
import type { AskedTerm, SearchQuestion } from '@app/text';
import { termFrequencies } from '@knowledge/passages';

/** A question about passages of documents `d` that meet a condition, which has the reader's rights in it. */
export interface Ranked {
  readonly question: SearchQuestion;
  readonly company_id: string;
  /** A condition on `documents d`. Nothing else is ranked, counted or returned. */
  readonly readable: Sql;
}

/**
 * Weights of the ranking, chosen on the development half of the golden set (test/knowledge). A score is a share of the most that the terms of
 * the question can give, plus what follows.
 */
export const WEIGHTS = {
  /** Share for all terms that are side by side in the question and near each other in the passage. */
  proximity: 0.3,
  /** Share for a version that was published today; a year later a third of it. */
  freshness: 0.03,
  /** Part of the score that depends on the length: BM25's b. */
  length: 0.05,
  /** Factor of a document whose title names a past year, as an edition does, if the question names none. */
  pastEdition: 0.75,
};

/** Passages that have the terms that are looked up, so that frequent terms are looked up only together or if nothing rarer is asked. */
const MOST_FOUND = 8_000;
/** Readable passages that one lookup finds at most. */
const MOST_OF_LOOKUP = 2_000;
/** A passage that weighs less than this share of the best one is no answer. */
const LEAST = 0.2;
/** The best ones by their rarest terms, which are counted. */
const MOST_COUNTED = 1_000;
/** The best of these, whose texts are read. */
const MOST_EXAMINED = 200;
/** Code points of an average passage. */
const AVERAGE_LENGTH = 550;

/**
 * Common table expressions from which `rankedPassages` reads.
 *
 * 1. The index finds passages of readable documents by the rarest terms of the question and of its equivalents, and by the rarest term of each
 *    concept together. Rights are asked within each lookup, so that passages which others read take no places.
 * 2. They are ordered by what these terms weigh: BM25 with frequencies of the company.
 * 3. The best are examined: all concepts, their distance, the length and the age.
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
      SELECT array_agg(b.tokens[1]) FILTER (WHERE b.rarity_within = 1), 0, 0, sum(b.gain) FILTER (WHERE b.reached > ${MOST_FOUND} AND b.rarity > 1) FROM budgeted b
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
 * The parts of the question with what each gives to a passage that has all of its tokens. A concept is as rare as the passages that have any
 * of its forms are few, so that a word that nobody writes here counts as its equivalents do; a word counts by the mean of that and of how rare
 * it is itself. A whole concept is all that its own words give, and its equivalents give shares of that.
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
 * The gains of the best passages. A part counts if the passage has all of its tokens, a form gives what its parts give, and a concept what its
 * best form gives. Tokens are read once for a passage (`matched`), as they are stored out of line.
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

/** How much a term says that so many passages have. */
const rarity = (passages: Sql): Sql => sql`ln(1 + (total.passages - ${passages} + 0.5) / (${passages} + 0.5))`;

/**
 * Rows of passages in their order: `covered` is the share of the question's terms that a passage has, each weighed by how much it says. Those
 * that were not examined follow.
 */
export const rankedPassages = sql`
  SELECT e.id, e.document_id, e.covered, e.score, row_number() OVER (ORDER BY e.score DESC, e.id) AS place FROM examined e
  UNION ALL
  SELECT c.id, c.document_id, 0, 0, ${MOST_EXAMINED} + row_number() OVER (ORDER BY c.gain DESC, c.id)
  FROM counted c WHERE NOT EXISTS (SELECT FROM best b WHERE b.id = c.id)`;

/** Documents behind the best one to which it is compared. */
const MOST_OTHERS = 9;
/** Part of the certainty that comes from this comparison, if there are so many. */
const STANDING = 0.7;

/** A row with the score of the best document, the mean score of those behind it, and how much of a certainty comes from comparing both. */
export const standing = sql`
  SELECT max(s.score) AS best, avg(s.score) FILTER (WHERE s.place > 1) AS others, ${STANDING}::float8 * (count(*) - 1) / ${MOST_OTHERS} AS share FROM (
    SELECT max(e.score) AS score, row_number() OVER (ORDER BY max(e.score) DESC, e.document_id) AS place FROM examined e GROUP BY e.document_id
    ORDER BY score DESC, e.document_id LIMIT ${MOST_OTHERS + 1}) s`;

/**
 * How likely a ranked passage (`r`) answers the question, from 0 to 1: by how far it stands out among documents (`s`), and by how much of the
 * question it has. Words of the question are in many documents, but an answer mostly in one. Parts and threshold were chosen on the development
 * half of the golden set.
 */
export const certainty = sql`least(1, greatest(0,
  s.share * coalesce((r.score - s.others) / nullif(s.best, 0), 0) + (1 - s.share) * r.covered))`;

const MONTH = '[0-9]월|january|february|march|april|may|june|july|august|september|october|november|december';

/** True for a version (`v`) whose title has a past year without a month: a title with a date names a record, which stays what it is. */
const isPastEdition = sql`(substring(v.title FROM '(?:^|[^0-9])(20[0-9]{2})(?![0-9])')::int < extract(year FROM now()) AND v.title !~* ${MONTH})`;

/** The share of the pairs of terms that stand near each other in the passage. */
const near = (pairs: readonly string[]): Sql =>
  pairs.length === 0
    ? sql`0`
    : sql`(SELECT count(*) FROM unnest(${pairs}::text[]) AS pair (pattern) WHERE lower(p.text) ~ pair.pattern) / ${pairs.length}::float8`;

/** The passage has the phrases in quotation marks. The index finds those with all of their words. */
function having({ phrases, required }: SearchQuestion): Sql {
  if (phrases.length === 0) return sql``;
  return sql`AND p.tokens @> ${required}::int[] AND ${and(...phrases.map((phrase) => sql`lower(p.text) LIKE ${containing(phrase)}`))}`;
}

import type { Actor } from '@app/auth';
import { type Instant, type Sql, among, and, between, containing, havingAll, matching, sql } from '@app/database';
import { hasThumbnail, scoresVisibleTo } from './scores.scope';

/** Filters of a list of scores. */
export interface ScoreFilter {
  readonly search?: string;
  readonly ids?: readonly number[];
  /** The score has all of these tags. */
  readonly tags?: readonly string[];
  readonly has_tags?: boolean;
  /** A part of the text is enough, for this and the next field. */
  readonly composer?: string;
  readonly instrumentation?: string;
  readonly genre?: string;
  readonly difficulty?: number;
  readonly size_mb_min?: number;
  readonly size_mb_max?: number;
  readonly pages_min?: number;
  readonly pages_max?: number;
  readonly has_pages?: boolean;
  readonly has_thumbnail?: boolean;
  /** `created_after` is inclusive, `created_before` exclusive. */
  readonly created_after?: Instant;
  readonly created_before?: Instant;
  /** True for scores in the trash only, otherwise scores outside it only. */
  readonly trashed?: boolean;
}

/** Bytes of a megabyte, as in quotas. */
const MB = 1_048_576;

/** The condition of the list: the viewer's scope and the filters. */
export const listedScores = (viewer: Actor, filter: ScoreFilter): Sql =>
  and(
    scoresVisibleTo(viewer),
    filter.trashed ? sql`s.trashed_at IS NOT NULL` : sql`s.trashed_at IS NULL`,
    ...described(filter),
    ...measured(filter),
    among(sql`s.id`, filter.ids),
    ...between(sql`s.created_at`, filter.created_after, filter.created_before),
    filter.search && matching(words, filter.search),
  );

const described = ({ tags, has_tags, composer, instrumentation, genre, difficulty }: ScoreFilter) => [
  havingAll(sql`s.tags`, tags),
  has_tags !== undefined && sql`(s.tags <> '{}') = ${has_tags}`,
  composer && sql`lower(s.composer) LIKE ${likewise(composer)}`,
  instrumentation && sql`lower(s.instrumentation) LIKE ${likewise(instrumentation)}`,
  genre && sql`lower(s.genre) = ${genre.toLowerCase()}`,
  difficulty !== undefined && sql`s.difficulty = ${String(difficulty)}`,
];

const measured = ({ size_mb_min, size_mb_max, pages_min, pages_max, has_pages, has_thumbnail }: ScoreFilter) => [
  size_mb_min !== undefined && sql`f.size_bytes >= ${size_mb_min * MB}::float8`,
  size_mb_max !== undefined && sql`f.size_bytes <= ${size_mb_max * MB}::float8`,
  pages_min !== undefined && sql`v.pages >= ${pages_min}`,
  pages_max !== undefined && sql`v.pages <= ${pages_max}`,
  has_pages !== undefined && sql`(v.pages IS NOT NULL) = ${has_pages}`,
  has_thumbnail !== undefined && sql`${hasThumbnail} = ${has_thumbnail}`,
];

const likewise = (text: string): string => containing(text.toLowerCase());

const words = sql`words_of(s.title, ARRAY[s.composer, s.instrumentation])`;
